// SPDX-License-Identifier: MIT
#include "core/base/InternalError.h"

#include <new>
#include <stdexcept>
#include <system_error>
#include <typeinfo>

namespace underpass {
namespace {

std::string words(const std::exception_ptr& thrown)
{
    try {
        std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        return "out of memory";
    } catch (const std::system_error& error) {
        return error.code().message();
    } catch (const std::logic_error& error) { // Of the language's library, which quotes nobody.
        return error.what();
    } catch (const std::exception& error) {
        return typeid(error).name();
    } catch (...) {
        return "an unknown exception";
    }
}

} // namespace

Error internalError(const std::exception_ptr& thrown, std::string subject)
{
    return {ErrorCode::Internal, std::move(subject), words(thrown)};
}

} // namespace underpass
