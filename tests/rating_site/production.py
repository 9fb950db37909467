"""Settings that production accepts."""

PRODUCTION = {
    "mode": "production",
    "secret_key": "Vq7wJ2m9kT4xB8nZ6rL1pD3sH5gY0cFa",
    "seal_keys": "5b1f0c9e7a3d48621f6b8e257c90ad34e81b5c7f0a92d3641c8e7b50f9a6d243",
    "public_url": "https://kajian.example",
}
