// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/signindesk.h"

#include "session/signincheckwords.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using State = Auth::SignInStatus::State;

namespace {

QString toneOf(Auth::SignInCheck::Outcome outcome)
{
    switch (outcome) {
    case Auth::SignInCheck::Outcome::Fine:
        return u"ok"_s;
    case Auth::SignInCheck::Outcome::Warning:
        return u"warning"_s;
    case Auth::SignInCheck::Outcome::Bad:
        return u"danger"_s;
    case Auth::SignInCheck::Outcome::Skipped:
        break;
    }
    return u"neutral"_s;
}

} // namespace

void SignInChecks::set(QList<Auth::SignInCheck> checks)
{
    beginResetModel();
    m_checks = std::move(checks);
    endResetModel();
    Q_EMIT countChanged();
}

void SignInChecks::retranslate()
{
    if (!m_checks.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1), {DetailRole});
}

int SignInChecks::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SignInChecks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Auth::SignInCheck &check = m_checks.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case SubjectRole:
        return subjectName(check.subject);
    case OutcomeRole:
        return outcomeName(check.outcome);
    case ToneRole:
        return toneOf(check.outcome);
    case DetailRole:
        return checkText(check);
    case AdviceRole:
        return adviceName(check.advice);
    default:
        return {};
    }
}

QHash<int, QByteArray> SignInChecks::roleNames() const
{
    return {{SubjectRole, "subject"}, {OutcomeRole, "outcome"}, {ToneRole, "tone"},
        {DetailRole, "detail"}, {AdviceRole, "advice"}};
}

SignInDesk::SignInDesk(
    Auth::SignIn *signIn, QNetworkAccessManager *network, Auth::TokenStore *store, QObject *parent)
    : QObject(parent)
    , m_signIn(signIn)
    , m_network(network)
    , m_store(store)
{
    connect(signIn, &Auth::SignIn::statusChanged, this, &SignInDesk::handleStatus);
    handleStatus(signIn->status());
}

void SignInDesk::handleStatus(const Auth::SignInStatus &status)
{
    m_status = status;
    // Signing in after the end of a session goes on with it: the strip stays until it is done.
    if (status.state == State::Expired)
        m_isExpired = true;
    else if (status.state != State::SigningIn)
        m_isExpired = false;
    if (status.state == State::SignedIn) {
        m_farewell = {};
        m_isLater = false;
    }
    Q_EMIT changed();
}

void SignInDesk::setAsked()
{
    if (!std::exchange(m_isAsked, true))
        Q_EMIT changed();
}

bool SignInDesk::isSignedIn() const
{
    return m_status.isSomebodyIn();
}

bool SignInDesk::isBusy() const
{
    return m_status.state == State::SigningIn;
}

void SignInDesk::putOff()
{
    if (!m_isOptional)
        return;
    m_signIn->cancel();
    m_isLater = true;
    Q_EMIT changed();
}

QString SignInDesk::provider() const
{
    return m_signIn->provider()->settings().issuer.host();
}

bool SignInDesk::hasDeviceCode() const
{
    return !m_signIn->provider()->settings().isFrappe; // which knows none
}

QString SignInDesk::errorType() const
{
    if (!m_status.error)
        return {};
    // What the keychain failed of is not the provider's doing, whatever its kind.
    return m_status.error->source.startsWith("keychain"_L1) ? u"keychain"_s : m_status.error->type;
}

QString SignInDesk::errorKind() const
{
    return m_status.error ? kindName(m_status.error->kind) : QString();
}

QString SignInDesk::detail() const
{
    return m_status.error ? m_status.error->detail : QString();
}

QString SignInDesk::farewellPage() const
{
    return m_farewell.page.toString(QUrl::FullyEncoded);
}

QString SignInDesk::farewellError() const
{
    return m_farewell.error ? m_farewell.error->detail : QString();
}

void SignInDesk::signIn()
{
    if (isBusy())
        return;
    // What it comes to is in the status.
    QCoro::connect(m_signIn->signIn(m_open), this, [](const Result<void> &) { });
}

void SignInDesk::signInElsewhere()
{
    if (isBusy())
        return;
    QCoro::connect(m_signIn->signInElsewhere(), this, [](const Result<void> &) { });
}

void SignInDesk::cancel()
{
    m_signIn->cancel();
}

void SignInDesk::signOut()
{
    m_isLater = m_isOptional; // who ends it does not want to be asked at once
    QCoro::connect(m_signIn->signOut(), this, [this](const Auth::SignIn::Farewell &farewell) {
        m_farewell = farewell;
        Q_EMIT changed();
    });
}

void SignInDesk::openPage()
{
    if (m_open && m_status.page.isValid())
        (void)m_open(m_status.page);
}

void SignInDesk::openFarewellPage()
{
    if (m_open && m_farewell.page.isValid())
        (void)m_open(m_farewell.page);
}

void SignInDesk::examine()
{
    if (std::exchange(m_isExamining, true))
        return;
    Q_EMIT examiningChanged();
    QCoro::connect(
        Auth::examineSignIn(m_network, m_signIn->provider()->settings(), m_store, m_status), this,
        [this](const QList<Auth::SignInCheck> &checks) {
            m_isExamining = false;
            m_checks.set(checks);
            Q_EMIT examiningChanged();
        });
}

} // namespace FibreDesk
