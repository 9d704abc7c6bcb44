// SPDX-License-Identifier: MIT
// Asio's own code for TLS, compiled once: core/base/AsioImplementation.cpp has the rest.
#include <asio/ssl/impl/src.hpp>
