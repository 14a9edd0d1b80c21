"""`omniprofile demo`: plays a customer's story through the running pipeline."""

from __future__ import annotations

from rich.console import Console

from deploy import running
from deploy.commands.options import DataDir, Lang, Url, terminal_language
from deploy.commands.service_client import ServiceClient
from deploy.demo.play import play

HELP = """Play a customer's story through the running pipeline and show each department's view.

Every event is sent over HTTP as a channel would send it; then it shows what the department sees, and after how many
milliseconds. Each run invents people of its own.

Examples:

  omniprofile up            (in one terminal)
  omniprofile demo          (in another)

  omniprofile demo --lang en
"""


def demo(
    lang: Lang = None,
    url: Url = None,
    data_dir: DataDir = None,
) -> None:
    play(ServiceClient(running.url(url, data_dir)), Console(), terminal_language(lang))
