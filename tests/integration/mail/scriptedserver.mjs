// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// npm's smtp-server, misbehaving by the recipient's local part: node scriptedserver.mjs PEERS CERTIFICATE KEY
// Says {"port": …} when it listens, then a line for each mail it keeps: {"kept": "recipient", "octets": …}.
// Ends when its input ends.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [peers, certificate, key] = process.argv.slice(2);
const { SMTPServer } = createRequire(`${peers}/node_modules/`)('smtp-server');

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const refuse = (code, words) => Object.assign(new Error(words), { responseCode: code });
const seen = new Map();
const isFirst = (what) => {
    seen.set(what, (seen.get(what) ?? 0) + 1);
    return seen.get(what) === 1;
};
const sockets = new Map();
const cut = (session) => sockets.get(`${session.remoteAddress}:${session.remotePort}`)?.destroy();

const server = new SMTPServer({
    secure: false,
    cert: readFileSync(certificate),
    key: readFileSync(key),
    authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onAuth(auth, session, done) {
        const isRight = auth.username === 'isp@mail.localhost'
            && (auth.validatePassword ? auth.validatePassword('tanstaaf') : auth.password === 'tanstaaf');
        done(isRight ? null : refuse(535, '5.7.8 who are you'), { user: auth.username });
    },
    onRcptTo(address, session, done) {
        const kind = address.address.split('-')[0];
        switch (kind) {
        case 'grey': return done(isFirst(address.address) ? refuse(450, '4.2.0 greylisted') : null);
        case 'later': return done(refuse(451, '4.3.0 never today'));
        case 'unknown': return done(refuse(550, '5.1.1 no such user'));
        case 'busy': return done(isFirst(address.address) ? refuse(421, '4.7.0 too many of you') : null);
        case 'cutrcpt': return isFirst(address.address) ? cut(session) : done();
        case 'alwayscut': return cut(session);
        default: return done();
        }
    },
    onData(stream, session, done) {
        const to = session.envelope.rcptTo.map((one) => one.address);
        const kind = to[0].split('-')[0];
        let octets = 0;
        stream.on('data', (chunk) => { octets += chunk.length; });
        stream.on('end', () => {
            const keep = () => to.forEach((one) => say({ kept: one, octets }));
            switch (kind) {
            case 'big': return done(refuse(552, '5.3.4 too big'));
            case 'keptcut': keep(); return cut(session);
            case 'lostcut': return cut(session);
            case 'slow': return setTimeout(() => { keep(); done(null, 'at last'); }, 3000);
            default: keep(); return done(null, 'kept');
            }
        });
    },
});
server.on('error', () => {}); // clients that go away
server.listen(0, '127.0.0.1', () => say({ port: server.server.address().port }));
server.server.on('connection', (socket) => {
    sockets.set(`${socket.remoteAddress}:${socket.remotePort}`, socket);
    socket.on('error', () => {});
});
process.stdin.on('end', () => process.exit(0)).resume();
