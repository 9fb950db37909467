// Which of these pages does uBlock Origin's engine stop? Reads {list, urls} as JSON, writes the stopped URLs.
import { readFileSync } from 'node:fs';
import { StaticNetFilteringEngine } from '@gorhill/ubo-core';

const { list, urls } = JSON.parse(readFileSync(0, 'utf8'));
const engine = await StaticNetFilteringEngine.create();
await engine.useLists([{ name: 'kajian', raw: list }]);
const stopped = (url) => engine.matchRequest({ originURL: url, url, type: 'main_frame' }) === 1;
process.stdout.write(JSON.stringify(urls.filter(stopped)));
