// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// npm's oidc-provider as a company sets it up: node provider.mjs PEERS FIXED_PORT
// Clients: "desk" (native: any port of 127.0.0.1), "fixed" (web: byte for byte, port FIXED_PORT).
// Says {"issuer": …} when it listens. Takes one line of JSON each on its input and says {"done": true}:
//   {"rotate": true}   new keys, everything else as it was
//   {"revoke": true}   an administrator ends every session
// Ends when its input ends.

import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import readline from 'node:readline';

const [peers, fixedPort] = process.argv.slice(2);
const main = createRequire(`${peers}/node_modules/`).resolve('oidc-provider');
const { default: Provider } = await import(pathToFileURL(main));
const { createMemoryAdapter } = await import(new URL('./adapters/memory_adapter.js', pathToFileURL(main)));

console.info = console.error; // its notices: the output is for what we say
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const key = () => ({
    ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
    use: 'sig', alg: 'RS256', kid: randomBytes(4).toString('hex'),
});
const grants = new Set();
const memory = createMemoryAdapter(); // without it each Provider has one of its own
const cookieKey = randomBytes(16).toString('hex');
const grantTypes = ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'];

function make(issuer) {
    const provider = new Provider(issuer, {
        clients: [
            { client_id: 'desk', application_type: 'native', token_endpoint_auth_method: 'none', response_types: ['code'],
                grant_types: grantTypes, redirect_uris: ['http://127.0.0.1/callback'] },
            { client_id: 'fixed', application_type: 'web', token_endpoint_auth_method: 'none', response_types: ['code'],
                grant_types: grantTypes, redirect_uris: [`http://127.0.0.1:${fixedPort}/callback`] },
        ],
        adapter: memory,
        jwks: { keys: [key()] },
        cookies: { keys: [cookieKey] },
        pkce: { required: () => true },
        scopes: ['openid', 'offline_access', 'profile', 'email', 'groups'],
        claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: ['groups'] },
        conformIdTokenClaims: false,
        features: {
            devInteractions: { enabled: true }, revocation: { enabled: true }, deviceFlow: { enabled: true },
            rpInitiatedLogout: { enabled: true },
        },
        rotateRefreshToken: true,
        ttl: { AccessToken: 3600, IdToken: 3600, RefreshToken: 86400, Grant: 86400, Session: 86400, Interaction: 3600 },
        findAccount: (_, sub) => ({
            accountId: sub,
            claims: () => ({ sub, name: `Name of ${sub}`, email: `${sub}@isp.example`, groups: ['dispatch', 'support'] }),
        }),
    });
    provider.on('grant.success', (context) => grants.add(context.oidc.entities.Grant?.jti));
    return { provider, answer: provider.callback() };
}

let current;
const server = createServer((request, response) => current.answer(request, response));
server.listen(0, '127.0.0.1', () => {
    const issuer = `http://127.0.0.1:${server.address().port}`;
    current = make(issuer);
    say({ issuer });
    readline.createInterface({ input: process.stdin }).on('line', async (line) => {
        const command = JSON.parse(line);
        if (command.rotate)
            current = make(issuer);
        if (command.revoke) {
            for (const id of grants) {
                const grant = await current.provider.Grant.find(id);
                await grant?.destroy();
            }
        }
        say({ done: true });
    }).on('close', () => process.exit(0));
});
