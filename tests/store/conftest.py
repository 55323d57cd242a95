"""Two libraries: one with a filled case in it, to hand over, and another to take it in."""

import pytest
from bags import filled
from shelf import library


@pytest.fixture
def store(tmp_path):
    store = library(tmp_path / "home")
    filled(store)
    return store


@pytest.fixture
def other(tmp_path):
    return library(tmp_path / "other")
