// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// npm's socket.io, set up as Frappe's realtime server is: node frappeserver.cjs PEERS PORT SITE
// Says {"port": …} when it listens. Takes one line of JSON each on its input:
//   {"changed": {doctype, name, user}}   what a save tells the rooms
//   {"look": {doctype, name, user}}      a colleague's browser opens a document
//   {"binary": true}                     an event with bytes in it, to everybody
//   {"who": true}                        says {"rooms": [[room, …], …]}, one list a connection
// Ends when its input ends.

const { createRequire } = require('node:module');
const readline = require('node:readline');

const [peers, port, siteName] = process.argv.slice(2);
const { Server } = createRequire(`${peers}/node_modules/`)('socket.io');

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const hostOf = (text) => {
    if (!text)
        return undefined;
    const host = text.includes('://') ? text.split('/')[2] : text;
    return host.split(':')[0];
};

const io = new Server({ cors: { origin: true, credentials: true }, cleanupEmptyChildNamespaces: true,
    pingInterval: 300, pingTimeout: 300 });
const spaces = io.of(/^\/.*$/);

spaces.use((socket, next) => {
    const { headers } = socket.request;
    const site = siteName || hostOf(headers.origin || headers.host);
    if (socket.nsp.name.slice(1) !== site)
        return next(new Error('Invalid namespace'));
    if (hostOf(headers.host) !== hostOf(headers.origin))
        return next(new Error('Invalid origin'));
    if (!headers.cookie)
        return next(new Error('No cookie transmitted.'));
    if (!/(^|; )sid=/.test(headers.cookie) && !headers.authorization)
        return next(new Error('No authentication method used. Use cookie or authorization header.'));
    if (headers.authorization !== 'token key:secret')
        return next(new Error('Unauthorized: AuthenticationError'));
    socket.user = 'us@isp.example';
    return next();
});

const colleagues = new Map();
const openRoom = (doctype, name) => `open_doc:${doctype}/${name}`;
const tellViewers = (doctype, name) => {
    for (const space of io._nsps.values()) {
        const room = openRoom(doctype, name);
        const here = [...space.sockets.values()].filter((one) => one.rooms.has(room)).map((one) => one.user);
        const users = [...new Set([...(colleagues.get(room) ?? []), ...here])];
        space.to(room).emit('doc_viewers', { doctype, docname: name, users });
    }
};

spaces.on('connection', (socket) => {
    socket.on('doctype_subscribe', (doctype) => socket.join(`doctype:${doctype}`));
    socket.on('doc_subscribe', (doctype, name) => socket.join(`doc:${doctype}/${name}`));
    socket.on('doc_unsubscribe', (doctype, name) => socket.leave(`doc:${doctype}/${name}`));
    socket.on('doc_open', (doctype, name) => {
        socket.join(openRoom(doctype, name));
        tellViewers(doctype, name);
    });
    socket.on('doc_close', (doctype, name) => {
        socket.leave(openRoom(doctype, name));
        tellViewers(doctype, name);
    });
});

const commands = {
    changed({ doctype, name, user }) {
        for (const space of io._nsps.values()) {
            space.to(`doc:${doctype}/${name}`).emit('doc_update', { modified: '2026-11-29 10:00:00.000001', doctype, name });
            space.to(`doctype:${doctype}`).emit('list_update', { doctype, name, user });
        }
    },
    look({ doctype, name, user }) {
        const room = openRoom(doctype, name);
        colleagues.set(room, [...(colleagues.get(room) ?? []), user]);
        tellViewers(doctype, name);
    },
    binary() {
        for (const space of io._nsps.values())
            space.emit('file', Buffer.from('bytes'));
    },
    who() {
        const rooms = [];
        for (const space of io._nsps.values()) {
            for (const socket of space.sockets.values())
                rooms.push([...socket.rooms].filter((room) => room.includes(':')).sort());
        }
        say({ rooms });
    },
};

const http = require('node:http').createServer();
io.attach(http);
http.listen(Number(port), '127.0.0.1', () => say({ port: http.address().port }));
readline.createInterface({ input: process.stdin })
    .on('line', (line) => {
        for (const [name, what] of Object.entries(JSON.parse(line)))
            commands[name](what);
    })
    .on('close', () => process.exit(0));
