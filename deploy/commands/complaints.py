"""Errors that the person at the terminal can fix: they are shown as one line, without a traceback."""

from __future__ import annotations

from deploy.engines.process import EngineFailed, PortTaken
from deploy.environment import SettingsError
from deploy.kafka.jars import KafkaUnavailable
from deploy.prepare import NotPrepared
from deploy.running import NothingRunning
from deploy.supervisor.data_directory import DirectoryInUse, DirectoryUnusable
from profile_store.ports import StoreUnavailable


class Complaint(Exception):
    """A mistake of the user, or of the environment. The text is shown as it is: what is wrong, where, what to do."""


COMPLAINTS = (
    Complaint,
    DirectoryInUse,
    DirectoryUnusable,
    EngineFailed,
    KafkaUnavailable,
    NotPrepared,
    NothingRunning,
    PortTaken,
    SettingsError,
    StoreUnavailable,
)
