"""What does the web server load? The application of this process, from the environment's settings."""

from rating_site.config import read_settings
from rating_site.logs import configure, slow_query
from rating_site.store.db import log_slow, open_database
from rating_site.web.app import create_app
from rating_site.web.turnstile import Turnstile

configure()
_settings = read_settings()
_database = open_database(_settings.database)
log_slow(_database, _settings.slow_query_ms / 1000, slow_query)
application = create_app(_settings, _database, gate=Turnstile)
