// What does shields' badge-maker draw for an endpoint's answer? Reads the answer as JSON, writes the picture.
import { readFileSync } from 'node:fs';
import { makeBadge } from 'badge-maker';

const { label, message, color } = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(makeBadge({ label, message, color })));
