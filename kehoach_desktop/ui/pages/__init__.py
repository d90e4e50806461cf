"""The exact pages beside the paper, live: what is seen here is what is printed.

`pane` puts `header` over `view`, the pages, which lie as `arrangement` and `scrolling` say; `latest` sets and draws
pages beside the window, `pictures` keeps what was drawn within a bound.
"""

from .pane import PagesPane
from .view import PagesView

__all__ = ["PagesPane", "PagesView"]
