"""The application over the fake service, asked as a browser on this machine would."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.fake import FakeService
from webui.app import create_app
from webui.service import attach


@pytest.fixture
def service(tmp_path: Path) -> FakeService:
    return FakeService(tmp_path)


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    # one for all: an application compiles its templates, which takes longer than any test
    return create_app(FakeService(tmp_path_factory.mktemp("unused")), hosts=["archive.example"])


@pytest.fixture
def client(shared_app: Flask, service: FakeService) -> FlaskClient:
    attach(shared_app, service)
    return shared_app.test_client()
