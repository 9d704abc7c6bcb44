# SPDX-License-Identifier: MIT
import unittest

import table


class TableTest(unittest.TestCase):
    def test_percentile_is_a_measured_value(self):
        self.assertEqual(table.percentile(range(1, 101), 50), 50)
        self.assertEqual(table.percentile(range(1, 101), 99), 99)
        self.assertEqual(table.percentile([7], 99), 7)
        self.assertEqual(table.percentile([3, 1, 2], 100), 3)

    def test_summary_is_median_least_and_greatest(self):
        self.assertEqual(table.summary([5, 1, 3]), (3, 1, 5))

    def test_ratio_of_nothing_is_not_a_number(self):
        self.assertEqual(table.ratio(3, 2), 1.5)
        self.assertNotEqual(table.ratio(1, 0), table.ratio(1, 0))

    def test_columns_are_aligned(self):
        self.assertEqual(table.table(["a", "long"], [["bb", "1"]]), "| a  | long |\n|----|------|\n| bb | 1    |")

    def test_only_what_is_between_the_markers_changes(self):
        self.assertEqual(table.replace_between("x<a>old<b>y", "<a>", "<b>", "new"), "x<a>\nnew\n<b>y")
        with self.assertRaises(ValueError):
            table.replace_between("no markers", "<a>", "<b>", "new")


if __name__ == "__main__":
    unittest.main()
