// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signinset.h"

#include "core/wipe.h"

#include <QCryptographicHash>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace FibreDesk::Auth {

using namespace Qt::StringLiterals;

SignInSet::SignInSet(QNetworkAccessManager *network, const Profile &profile, TokenStore *store,
    const SignIn::Options &options, const Clock &clock, QObject *parent)
    : QObject(parent)
{
    for (const Profile::Identity &identity : profile.identities()) {
        SignIn::Options own = options;
        own.lockFile = SignIn::lockFileFor(profile, identity.oidc);
        auto signIn = std::make_unique<SignIn>(network, identity.oidc, store,
            SignIn::keyFor(profile, identity.oidc), std::move(own), clock);
        connect(signIn.get(), &SignIn::statusChanged, this,
            [this, one = signIn.get()](
                const SignInStatus &status) { Q_EMIT statusChanged(one, status); });
        m_all.push_back({.identity = identity, .signIn = std::move(signIn)});
    }
}

SignInSet::~SignInSet() = default;

SignIn *SignInSet::main() const
{
    return m_all.empty() ? nullptr : m_all.front().signIn.get();
}

SignIn *SignInSet::of(const QString &service) const
{
    const auto found = std::ranges::find_if(
        m_all, [&service](const One &one) { return one.identity.services.contains(service); });
    return found == m_all.end() ? nullptr : found->signIn.get();
}

void SignInSet::giveTo(Profile &profile) const
{
    for (const One &one : m_all)
        profile.setTokenSource(one.identity.services, one.signIn.get());
}

QCoro::Task<void> SignInSet::recall()
{
    const QPointer<SignInSet> self(this);
    // All at once: each may have to wait for its provider.
    std::vector<QCoro::Task<Result<void>>> asked;
    for (const One &one : m_all)
        asked.push_back(one.signIn->recall());
    for (QCoro::Task<Result<void>> &one : asked) {
        (void)co_await one;
        if (!self)
            co_return;
    }
}

QStringList SignInSet::groups() const
{
    const auto groupsOf = [](const One &one) {
        const SignInStatus &status = one.signIn->status();
        return status.state == SignIn::State::SignedIn ? status.who.groups : QStringList();
    };
    QStringList found;
    for (const One &one : m_all) {
        const QStringList groups = groupsOf(one);
        if (groups.isEmpty())
            continue;
        if (one.identity.oidc.section == "oidc"_L1)
            return groups;
        if (found.isEmpty())
            found = groups;
    }
    return found;
}

QString SignInSet::person() const
{
    if (m_all.empty() || main()->status().state != SignIn::State::SignedIn)
        return {};
    return personOf(m_all.front().identity.oidc, main()->status().who);
}

void SignInSet::setWords(const LoopbackServer::Words &words)
{
    for (const One &one : m_all)
        one.signIn->setWords(words);
}

QString serversOf(const Profile &profile, const Profile::Identity &identity)
{
    const QHash<QString, std::pair<QString, QString>> named{
        {u"erpnext"_s, {u"ERPNext"_s, profile.erp.url.host()}},
        {u"hub"_s, {u"Hub"_s, profile.hub.url.host()}},
        {u"genieacs"_s, {u"GenieACS"_s, profile.devices.host()}},
        {u"traccar"_s, {u"Traccar"_s, profile.traccar.url.host()}}};
    QStringList servers;
    for (const QString &service : identity.services) {
        const auto [name, host] = named.value(service);
        servers += host.isEmpty() ? name : u"%1 (%2)"_s.arg(name, host);
    }
    return servers.join(u", "_s);
}

QString personOf(const Profile::Oidc &oidc, const Identity &who)
{
    if (who.subject.isEmpty())
        return {};
    const QByteArray text = oidc.issuer.toEncoded() + '\n' + who.subject.toUtf8();
    return QString::fromLatin1(
        QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(12));
}

QCoro::Task<QString> keptPerson(TokenStore *store, Profile profile, QDateTime now)
{
    const QList<Profile::Identity> identities = profile.identities();
    if (identities.isEmpty())
        co_return QString();
    const Profile::Oidc &oidc = identities.constFirst().oidc;
    auto bytes = co_await store->read(SignIn::keyFor(profile, oidc));
    if (!bytes)
        co_return QString();
    const auto who = SignIn::keptIdentity(*bytes, oidc);
    const bool isGood = SignIn::isKeptGood(*bytes, now);
    wipe(*bytes);
    co_return who &&isGood ? personOf(oidc, *who) : QString();
}

} // namespace FibreDesk::Auth
