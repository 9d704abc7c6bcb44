// SPDX-License-Identifier: MIT
#include "tests/support/OwnNetwork.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    testing::InitGoogleMock(&argc, argv);
    if (GTEST_FLAG_GET(list_tests))
        return RUN_ALL_TESTS();
    const underpass::test::OwnNetwork network;
    return RUN_ALL_TESTS();
}
