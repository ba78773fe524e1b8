// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signinfeed.h"

#include "auth/signin.h"
#include "core/logging.h"
#include "services.h"
#include "session/session.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using State = Auth::SignInStatus::State;

namespace {

/// The one in use, and what lies beside the standard one.
QList<ProfileEntry> profilesBeside(const QString &current)
{
    QStringList files{current};
    const QDir folder = QFileInfo(Profile::defaultFile()).dir();
    for (const QString &name : folder.entryList({u"*.ini"_s}, QDir::Files, QDir::Name)) {
        const QString file = folder.absoluteFilePath(name);
        if (file != current && name != "settings.ini"_L1)
            files += file;
    }
    QList<ProfileEntry> entries;
    for (const QString &file : std::as_const(files)) {
        const auto profile = Profile::read(file);
        ProfileEntry entry;
        entry.name = profile && !profile->name.isEmpty() ? profile->name
                                                         : QFileInfo(file).completeBaseName();
        entry.file = file;
        entry.kind = profile ? profile->kind : QString();
        entry.problem = profile ? QString() : profile.error().detail;
        entry.isCurrent = file == current;
        entries += entry;
    }
    return entries;
}

} // namespace

SignInFeed::SignInFeed(Services &services, Session &session, const Profile &profile)
    : m_services(services)
    , m_session(session)
    , m_profileFile(profile.file)
{
    connect(&session, &Session::profileRequested, this, [](const QString &file) {
        if (!QProcess::startDetached(
                QCoreApplication::applicationFilePath(), {u"--profile"_s, file}))
            qCWarning(lcApp).noquote() << "another FibreDesk could not be started for" << file;
    });
    if (!services.signIn)
        return;
    m_desk = std::make_unique<SignInDesk>(
        services.signIn.get(), services.network.get(), services.tokenStore.get());
    m_desk->setOpener([](const QUrl &page) { return QDesktopServices::openUrl(page); });
    session.setSignIn(m_desk.get());
    connect(services.signIn.get(), &Auth::SignIn::statusChanged, this, &SignInFeed::handleStatus);
}

void SignInFeed::start(bool isOffline)
{
    listProfiles();
    if (!m_desk || isOffline)
        return;
    QCoro::connect(m_services.signIn->recall(), this, [this](const Result<void> &) {
        m_isSignedOut = m_services.signIn->status().state != State::SignedIn;
        m_desk->setAsked();
    });
}

void SignInFeed::handleStatus(const Auth::SignInStatus &status)
{
    if (status.state == State::Expired || status.state == State::SignedOut)
        m_isSignedOut = true;
    else if (status.state == State::SignedIn && std::exchange(m_isSignedOut, false))
        Q_EMIT signedInAgain();
}

void SignInFeed::retranslate()
{
    if (!m_services.signIn)
        return;
    m_services.signIn->setWords(
        {.received = tr("FibreDesk has received the answer. You can close this page and go back to "
                        "FibreDesk."),
            .stranger =
                tr("This is not the answer to a sign-in that FibreDesk is waiting for. If you were "
                   "signing in, begin again in FibreDesk.")});
}

void SignInFeed::listProfiles()
{
    QtConcurrent::run(profilesBeside, m_profileFile)
        .then(this, [this](const QList<ProfileEntry> &entries) { m_session.setProfiles(entries); });
}

} // namespace FibreDesk
