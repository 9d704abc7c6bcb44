// SPDX-License-Identifier: MIT
#include "app/ctl/ForgetInStore.h"

#include <future>
#include <iostream>
#include <thread>

namespace underpass {

Result<void> forgetInStore(
    std::shared_ptr<SecretStore> store, const std::string& profileId, const StorePatience& patience)
{
    std::packaged_task<Result<void>()> work{
        [store = std::move(store), profileId] { return store->forgetProfile(profileId); }};
    std::future<Result<void>> done = work.get_future();
    std::thread{std::move(work)}.detach(); // Nobody can end a call that hangs but the end of the program.
    if (done.wait_for(patience.word) == std::future_status::timeout)
        std::cerr << "Waiting for the secret store, which may ask you to unlock it. Ctrl-C ends the wait.\n";
    if (done.wait_for(patience.whole) == std::future_status::timeout)
        return fail(ErrorCode::SecretsMayRemain, profileId);
    return done.get();
}

} // namespace underpass
