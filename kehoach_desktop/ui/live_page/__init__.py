"""A picture of a page that follows what is typed: made in the background, the newest wish wins.

`latest` asks, `picture` sets the page, `view` shows it.
"""

from .latest import Latest
from .picture import PageImage, image_of, page_image, scale_for
from .strip import StripView
from .view import PageView

__all__ = ["Latest", "PageImage", "PageView", "StripView", "image_of", "page_image", "scale_for"]
