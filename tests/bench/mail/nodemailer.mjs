// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The peer: nodemailer's pool, fed as its documentation says.
//   node nodemailer.mjs PEERS HOST PORT MAILS CONNECTIONS CAMPAIGN [USER PASSWORD CA]
// Prints one JSON line.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [peers, host, port, mails, connections, campaign, user, pass, ca] = process.argv.slice(2);
const nodemailer = createRequire(`${peers}/node_modules/`)('nodemailer');
const { subject, html, text } = JSON.parse(readFileSync(campaign, 'utf8'));

const transport = nodemailer.createTransport({
    pool: true,
    host,
    port: Number(port),
    maxConnections: Number(connections),
    maxMessages: Infinity,
    ...(user ? { requireTLS: true, auth: { user, pass }, tls: { ca: readFileSync(ca), servername: 'localhost' } }
        : { ignoreTLS: true }),
});
const fill = (words, row) => words.replaceAll('{{firstname}}', `Zoé ${row}`);
let handedIn = 0;
let sent = 0;
let firstFailure;
const begun = process.hrtime.bigint();
const end = () => {
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    const { user: inUser, system } = process.cpuUsage();
    process.stdout.write(`${JSON.stringify({
        perSecond: sent / seconds, sent, cpuMicrosecondsPerMail: (inUser + system) / sent, peakMiB: process.resourceUsage().maxRSS / 1024, firstFailure })}\n`);
    transport.close();
};
let done = 0;
const feed = () => {
    while (transport.isIdle() && handedIn < mails) {
        const row = handedIn++;
        transport.sendMail({
            from: 'Fibre <info@isp.example>',
            to: `r${row}@customer.example`,
            subject: fill(subject.en, row),
            html: fill(html.en, row),
            text: fill(text.en, row),
            headers: { 'X-MJ-CustomID': `bench:${row}` },
        }, (error) => {
            sent += error ? 0 : 1;
            firstFailure ??= error?.message;
            if (++done === Number(mails)) {
                end();
            }
        });
    }
};
transport.on('idle', feed);
feed();
