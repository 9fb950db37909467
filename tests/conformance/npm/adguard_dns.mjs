// Which of these hosts does AdGuard's DNS engine block? Reads {list, hosts} as JSON, writes the blocked hosts.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { DnsEngine, RuleStorage, StringRuleList } = createRequire(import.meta.url)('@adguard/tsurlfilter');
const { list, hosts } = JSON.parse(readFileSync(0, 'utf8'));
const engine = new DnsEngine(new RuleStorage([new StringRuleList(1, list, false)]));
process.stdout.write(JSON.stringify(hosts.filter((host) => engine.match(host).basicRule)));
