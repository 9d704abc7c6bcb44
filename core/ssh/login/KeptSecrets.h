// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/net/Deadline.h"
#include "core/net/Offload.h"
#include "core/ssh/login/StoreWatch.h"
#include "core/system/SecretStore.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <asio/awaitable.hpp>

namespace underpass {

// The secret store as a log-in uses it: nothing waits for it longer than `patience`, and one that hangs is
// not asked again until it has come back. Lives on the session's worker thread; the store outlives it.
class KeptSecrets
{
public:
    static constexpr std::chrono::seconds usualPatience{3};

    // One call to the store: the result once it is over, nothing where it was not made or was given up.
    template <class Value> struct Call
    {
        explicit Call(const asio::any_io_executor& worker)
            : offload(worker)
            , changed(worker)
        { }
        Offload offload;
        Event changed;
        bool isOver = false; // Or given up.
        std::optional<Result<Value>> result;
        std::function<void()> whenOver; // For who goes on meanwhile.
    };
    using Search = std::shared_ptr<Call<std::optional<Secret>>>;

    KeptSecrets(asio::any_io_executor worker, SecretStore& store, std::shared_ptr<StoreWatch> watch,
        std::chrono::milliseconds patience);
    ~KeptSecrets();

    // Begins to look, and waits for it, a little. What is found later goes to `whenOver`.
    [[nodiscard]] Search look(const SecretKey& key);
    [[nodiscard]] asio::awaitable<void> settled(Search search);

    // False where it may still be there.
    [[nodiscard]] asio::awaitable<bool> forget(SecretKey key);
    // The same, without waiting, where another one than this is kept.
    void forgetOthers(const SecretKey& key, const Secret& right);

    // Without waiting; `failed` is told why not, if that comes out while this lives.
    void keep(const SecretKey& key, const Secret& secret, std::function<void(const Error&)> failed);
    // Waits for what is being kept, a little: whoever would give up all now has promised to.
    [[nodiscard]] asio::awaitable<void> finish();

    void stopLooking(); // Ends the waits of look() and forget().

private:
    struct Keeping
    {
        std::shared_ptr<Call<void>> call;
        std::function<void(const Error&)> failed;
        std::unique_ptr<Deadline> late;
    };

    template <class Value, class Work> void start(const std::shared_ptr<Call<Value>>& call, Work work);
    template <class Value> [[nodiscard]] asio::awaitable<void> wait(std::shared_ptr<Call<Value>> call);

    asio::any_io_executor m_worker;
    SecretStore& m_store;
    std::shared_ptr<StoreWatch> m_watch;
    std::chrono::milliseconds m_patience;
    std::vector<std::weak_ptr<Call<std::optional<Secret>>>> m_searches;
    std::vector<std::weak_ptr<Call<void>>> m_forgettings;
    std::vector<Keeping> m_keepings;
};

} // namespace underpass
