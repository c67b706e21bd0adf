"""The smallest hashes of a text are found without sorting all of them."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.works.sketch import SIZE, _smallest


@pytest.mark.parametrize("count", [0, 1, SIZE, 4 * SIZE, 4 * SIZE + 1, 20_000])
@pytest.mark.parametrize("most", [3, SIZE, 2**32 - 1])
def test_they_are_the_first_of_all_in_order(count: int, most: int) -> None:
    hashes = np.random.default_rng(count + most).integers(0, most, count, np.uint64)
    assert _smallest(hashes).tolist() == np.unique(hashes)[:SIZE].tolist()
