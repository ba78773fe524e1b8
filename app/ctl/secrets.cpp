// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "core/wipe.h"
#include "nouns.h"
#include "secrets/secretstore.h"

#include <QFile>
#include <QScopeGuard>

#include <algorithm>
#include <cstdio>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

namespace {

using Place = Profile::Secret::Place;

constexpr qint64 longestSecret = 64 * 1024;

QString placeName(Place place)
{
    switch (place) {
    case Place::Nowhere:
        break;
    case Place::File:
        return u"file"_s;
    case Place::Environment:
        return u"environment"_s;
    case Place::Kept:
        return u"keychain"_s;
    }
    return u"nowhere"_s;
}

/// Section and key of a secret that this profile has use for.
Result<Safe::SecretId> idOf(const Context *context, const Invocation &invocation)
{
    const QString section = invocation.positionals.value(0);
    const QString key = invocation.positionals.value(1);
    const QList<Profile::Secret> &secrets = context->profile().secrets;
    const bool isKnown = std::ranges::any_of(secrets, [&](const Profile::Secret &secret) {
        return secret.section == section && secret.key == key;
    });
    if (!isKnown)
        return std::unexpected(
            usageError(u"the profile has no use for a secret [%1] %2"_s.arg(section, key)));
    return Safe::SecretId{context->profile().file, section, key};
}

QCoro::Task<Result<void>> list(Context *context, Invocation)
{
    QList<QStringList> table;
    for (const Profile::Secret &secret : context->profile().secrets) {
        context->row({{"section"_L1, secret.section}, {"key"_L1, secret.key},
            {"place"_L1, placeName(secret.place)}, {"needed"_L1, secret.isNeeded}});
        const bool isMissing = secret.isNeeded && secret.place == Place::Nowhere;
        table += QStringList{u"[%1] %2"_s.arg(secret.section, secret.key),
            placeName(secret.place) + (isMissing ? u", and needed"_s : QString())};
    }
    for (const QString &line : tableLines(table))
        context->say(line);
    Safe::SecretStore store;
    const Safe::Backend backend = co_await store.probe();
    context->say(backend.kind == Safe::Backend::Kind::Keychain
            ? u"Keychain: %1"_s.arg(backend.name)
            : u"No keychain can be used: %1"_s.arg(backend.reason));
    co_return Result<void>();
}

QCoro::Task<Result<void>> set(Context *context, Invocation invocation)
{
    const auto id = idOf(context, invocation);
    if (!id)
        co_return std::unexpected(id.error());
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        co_return std::unexpected(usageError(u"the secret cannot be read from stdin"_s));
    QByteArray line = input.readLine(longestSecret);
    const auto wiped = qScopeGuard([&line] { wipe(line); });
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        co_return std::unexpected(usageError(u"stdin holds no secret"_s));
    Safe::SecretStore store;
    const auto done =
        co_await store.write(*id, QString::fromUtf8(line), Safe::SecretStore::Place::Keychain);
    if (!done)
        co_return std::unexpected(ownError(done.error().kind,
            u"The secret was not kept: %1."_s.arg(done.error().detail), done.error().source));
    context->say(u"Kept in %1."_s.arg(store.backend().name));
    const auto &secrets = context->profile().secrets;
    const auto here = std::ranges::find_if(
        secrets, [&id](const Profile::Secret &secret) { return secret.path() == id->path(); });
    if (here->place == Place::File || here->place == Place::Environment)
        context->say(u"The one in the %1 goes before it."_s.arg(placeName(here->place)));
    co_return Result<void>();
}

QCoro::Task<Result<void>> remove(Context *context, Invocation invocation)
{
    const auto id = idOf(context, invocation);
    if (!id)
        co_return std::unexpected(id.error());
    Safe::SecretStore store;
    const Safe::Backend backend = co_await store.probe();
    if (backend.kind != Safe::Backend::Kind::Keychain)
        co_return std::unexpected(ownError(ErrorKind::Unsupported,
            u"No keychain can be used: %1."_s.arg(backend.reason), u"keychain"_s));
    co_return co_await store.remove(*id);
}

} // namespace

NounSpec secretsNoun()
{
    return {.name = u"secrets"_s,
        .verbs = {{.name = u"list"_s,
                      .positionals = {},
                      .help = u"Which secrets the profile has use for and where they are; never "
                              u"what they are."_s,
                      .options = {},
                      .run = list},
            {.name = u"set"_s,
                .positionals = {u"SECTION"_s, u"KEY"_s},
                .help = u"Keeps a secret, read as a line of stdin, in the system's keychain."_s,
                .options = {},
                .run = set},
            {.name = u"remove"_s,
                .positionals = {u"SECTION"_s, u"KEY"_s},
                .help = u"Takes it out of the keychain."_s,
                .options = {},
                .run = remove}}};
}

} // namespace FibreDesk::Ctl
