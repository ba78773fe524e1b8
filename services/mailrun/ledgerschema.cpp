// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/ledgerschema.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

namespace {

/// Times are milliseconds since 1970, UTC. What changes with every mail is in narrow tables, what a
/// campaign begins with is beside them: a commit writes few pages.
Store::Migration ledgerTables()
{
    return {1, u"tables of the ledger"_s,
        {
            u"CREATE TABLE campaign (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            u"name TEXT NOT NULL, definition TEXT NOT NULL, digest TEXT NOT NULL, "
            u"state TEXT NOT NULL CHECK (state IN "
            u"('ready','running','paused','cancelled','done')), state_reason TEXT, "
            u"recipients INTEGER NOT NULL CHECK (recipients >= 0), created INTEGER NOT NULL, "
            u"started INTEGER, ended INTEGER, throttled_until INTEGER, window_ms INTEGER)"_s,
            u"CREATE TABLE recipient (campaign INTEGER NOT NULL REFERENCES campaign(key), "
            u"row INTEGER NOT NULL CHECK (row >= 0), "
            u"status TEXT NOT NULL CHECK (status IN "
            u"('waiting','inflight','sent','failed','uncertain','excluded')), "
            u"attempts INTEGER NOT NULL DEFAULT 0, round INTEGER NOT NULL DEFAULT 0, "
            u"begun INTEGER, phase TEXT, code INTEGER, enhanced TEXT, error TEXT, "
            u"changed INTEGER NOT NULL, evidence TEXT, message_id TEXT NOT NULL, "
            u"email TEXT NOT NULL, language TEXT, customer TEXT, excluded_reason TEXT, "
            u"PRIMARY KEY (campaign, row)) WITHOUT ROWID"_s,
            u"CREATE INDEX recipient_email ON recipient(email)"_s,
            u"CREATE INDEX recipient_customer ON recipient(customer) WHERE customer IS NOT NULL"_s,
            u"CREATE TABLE recipient_data (campaign INTEGER NOT NULL, row INTEGER NOT NULL, "
            u"variables TEXT NOT NULL, PRIMARY KEY (campaign, row)) WITHOUT ROWID"_s,
            u"CREATE TABLE session (key INTEGER PRIMARY KEY, transcript TEXT NOT NULL)"_s,
            u"CREATE TABLE attempt (key INTEGER PRIMARY KEY, campaign INTEGER NOT NULL, "
            u"row INTEGER NOT NULL, number INTEGER NOT NULL, round INTEGER NOT NULL, "
            u"interrupted INTEGER NOT NULL DEFAULT 0, begun INTEGER, dot_left INTEGER, "
            u"ended INTEGER, completed TEXT, step TEXT, verdict TEXT, scope TEXT, "
            u"counted INTEGER, code INTEGER, enhanced TEXT, text TEXT, unclear INTEGER, "
            u"error_kind INTEGER, error_text TEXT, server TEXT, tls TEXT, "
            u"mail_of_connection INTEGER, session INTEGER REFERENCES session(key), "
            u"transcript TEXT)"_s,
            u"CREATE INDEX attempt_row ON attempt(campaign, row)"_s,
            u"CREATE TABLE decision (key INTEGER PRIMARY KEY, campaign INTEGER NOT NULL, "
            u"row INTEGER NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL, "
            u"who TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, "
            u"detail TEXT NOT NULL)"_s,
            u"CREATE INDEX decision_row ON decision(campaign, row)"_s,
        }};
}

/// Whose campaigns these are, for others who share the hub; a random UUID, made with the ledger.
Store::Migration deskAndClaims()
{
    return {2, u"desk and its claims at the hub"_s,
        {
            u"CREATE TABLE desk (id TEXT NOT NULL)"_s,
            u"INSERT INTO desk (id) SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) "
            u"|| '-4' || substr(hex(randomblob(2)), 2) || '-' || "
            u"substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || "
            u"hex(randomblob(6)))"_s,
            u"ALTER TABLE campaign ADD COLUMN claim TEXT CHECK (claim IN ('ours','unknown'))"_s,
        }};
}

/// A customer's mails are theirs however the address was spelt in the file.
Store::Migration addressesInAnyCase()
{
    return {3, u"addresses found in upper and lower case"_s,
        {
            u"DROP INDEX recipient_email"_s,
            u"CREATE INDEX recipient_email ON recipient(email COLLATE NOCASE)"_s,
        }};
}

} // namespace

const QList<Store::Migration> &ledgerMigrations()
{
    static const QList<Store::Migration> all{ledgerTables(), deskAndClaims(), addressesInAnyCase()};
    return all;
}

} // namespace FibreDesk::MailRun
