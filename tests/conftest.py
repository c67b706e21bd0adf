"""What many tests share: the real documents beside the checkout, and indexes built once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.build import BuildOptions, build
from indexer.extract import Limits
from indexer.generations import IndexFolder
from indexer.model import BuildReport
from indexer.search import SearchService

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.pop("TESTS_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def corpus_real() -> Path:
    """The folder of real documents; tests that need it skip where it is missing."""
    folder = SHARED / "corpus-real"
    if not folder.is_dir():
        pytest.skip(f"the real documents are not here ({folder})")
    return folder


@pytest.fixture(scope="session")
def real_index(
    corpus_real: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[IndexFolder, BuildReport]:
    """An index of `human-rights` and `public`, built once for all tests that only read it."""
    index = IndexFolder(tmp_path_factory.mktemp("real") / "index")
    report = build(index, [corpus_real / "human-rights", corpus_real / "public"], BuildOptions(Limits()))
    return index, report


@pytest.fixture(scope="session")
def real_service(real_index: tuple[IndexFolder, BuildReport]) -> Iterator[SearchService]:
    """The service over `real_index`."""
    service = SearchService(real_index[0])
    yield service
    service.close()


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> IndexFolder:
    """An index of the collection that the project ships."""
    index = IndexFolder(tmp_path_factory.mktemp("shipped") / "index")
    build(index, [ROOT / "corpus"], BuildOptions(Limits()))
    return index


@pytest.fixture(scope="session")
def shipped_service(shipped_index: IndexFolder) -> Iterator[SearchService]:
    """The service over `shipped_index`."""
    service = SearchService(shipped_index)
    yield service
    service.close()
