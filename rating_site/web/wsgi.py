"""What does the web server load? The application of this process, from the environment's settings."""

from rating_site.config import read_settings
from rating_site.logs import configure
from rating_site.store.db import open_database
from rating_site.web.app import create_app

configure()
_settings = read_settings()
application = create_app(_settings, open_database(_settings.database))
