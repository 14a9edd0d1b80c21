"""Publishes the events of staff in the same way as those of channels: checked, sent, acknowledged."""

from __future__ import annotations

from deploy.settings import Settings
from producers.intake import Intake, Judge, Submission
from producers.keys import MessageKeys
from producers.publisher import BackPressure, BrokerAway, Sender
from profile_store.service.staff_events import NotPublished, Publish


def staff_publish(sender: Sender, settings: Settings) -> Publish:
    intake = Intake(sender, Judge(MessageKeys(settings.secret, settings.region)))

    async def publish(raw: bytes) -> None:
        try:
            receipt = await intake.take([Submission(raw)])
        except (BackPressure, BrokerAway) as away:
            raise NotPublished(str(away)) from away
        if receipt.refused:
            refused = receipt.refused[0]
            raise NotPublished(f"{refused.path}: {refused.reason}")

    return publish
