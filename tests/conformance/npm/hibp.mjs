// What does a "Have I Been Pwned" client find for each host at our server? Reads JSON, writes the counts.
import { readFileSync } from 'node:fs';
import { pwnedPassword } from 'hibp';

const { baseUrl, hosts } = JSON.parse(readFileSync(0, 'utf8'));
const counts = {};
for (const host of hosts) counts[host] = await pwnedPassword(host, { baseUrl });
process.stdout.write(JSON.stringify(counts));
