// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include "auth/signinset.h"
#include "authdesk/keychaintokens.h"
#include "core/httpclient.h"
#include "core/tls.h"
#include "erp/erpclient.h"
#include "gps/traccarclient.h"
#include "hub/hubclient.h"
#include "maildesk/maildesk.h"
#include "store/mirror.h"
#include "supervision.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <cstdio>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;

QString harmless(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            c = QChar::ReplacementCharacter;
    }
    return text;
}

namespace {

Error notConfigured(QLatin1StringView section)
{
    return ownError(
        ErrorKind::Validation, u"The profile has no [%1] url."_s.arg(section), u"profile"_s);
}

void print(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    std::fflush(stdout);
}

} // namespace

Context::Context(Profile profile, bool isJson, Safe::SecretStore *secrets)
    : m_profile(std::move(profile))
    , m_isJson(isJson)
    , m_network(makeNetworkAccessManager())
    , m_tokenStore(std::make_unique<KeychainTokens>(secrets, m_profile.file))
    , m_supervision(std::make_unique<Supervision>(this))
{
    if (!m_profile.dataDirectory.isEmpty())
        keepStrictHosts(m_network.get(), m_profile.dataDirectory);
    m_signIns = std::make_unique<Auth::SignInSet>(
        m_network.get(), m_profile, m_tokenStore.get(), Auth::SignIn::Options{}, m_clock);
    m_signIns->giveTo(m_profile);
}

Context::~Context() = default;

Result<Erp::ErpClient *> Context::erp()
{
    if (!m_profile.erp.isConfigured())
        return std::unexpected(notConfigured("erpnext"_L1));
    if (!m_erp)
        m_erp = std::make_unique<Erp::ErpClient>(m_network.get(), m_profile.erp);
    return m_erp.get();
}

Result<Hub::HubClient *> Context::hub()
{
    if (!m_profile.hub.isConfigured())
        return std::unexpected(notConfigured("hub"_L1));
    if (!m_hub) {
        m_hub = std::make_unique<Hub::HubClient>(
            m_network.get(), m_profile.hub, Hub::HubPaths::read(m_profile.file));
        m_hub->setOversight(m_supervision->oversight());
    }
    return m_hub.get();
}

Result<Gps::TraccarClient *> Context::traccar()
{
    if (!m_profile.traccar.isConfigured())
        return std::unexpected(notConfigured("traccar"_L1));
    if (!m_traccar)
        m_traccar = std::make_unique<Gps::TraccarClient>(m_network.get(), m_profile.traccar);
    return m_traccar.get();
}

MailDesk *Context::mail()
{
    if (!m_mail) {
        m_mail = std::make_unique<MailDesk>(m_network.get(), m_profile, m_clock);
        m_mail->setOversight(m_supervision->oversight());
    }
    return m_mail.get();
}

Store::Mirror *Context::mirror()
{
    if (!m_mirror)
        m_mirror = std::make_unique<Store::Mirror>(Store::Mirror::fileFor(m_profile));
    return m_mirror.get();
}

void Context::say(const QString &line) const
{
    if (!m_isJson)
        print(harmless(line).toUtf8() + '\n');
}

void Context::document(const QJsonObject &object) const
{
    if (m_isJson)
        print(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void Context::row(const QJsonObject &object) const
{
    if (m_isJson)
        print(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

QString ageText(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return u"never"_s;
    const qint64 seconds = std::max<qint64>(0, then.secsTo(now));
    if (seconds < 120)
        return u"%1 s"_s.arg(seconds);
    if (seconds < 2 * 3600)
        return u"%1 min"_s.arg(seconds / 60);
    if (seconds < 2 * 86400)
        return u"%1 h"_s.arg(seconds / 3600);
    return u"%1 d"_s.arg(seconds / 86400);
}

QStringList tableLines(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row.at(i).size());
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i + 1 < row.size(); ++i)
            line += row.at(i).leftJustified(widths.at(i) + 2);
        lines += line + row.value(row.size() - 1);
    }
    return lines;
}

} // namespace FibreDesk::Ctl
