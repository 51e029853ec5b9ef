"""The services put together from the person's folders, for the window and the command line.

Never imports a room, nor builds a service, before somebody asks for it.
"""

from flowiq_desktop.assembly.building import build_rescue, build_services
from flowiq_desktop.assembly.clients import new_client, new_reader
from flowiq_desktop.assembly.services import Services

__all__ = ["Services", "build_rescue", "build_services", "new_client", "new_reader"]
