// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signinfeed.h"

#include "auth/signinset.h"
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
    if (!services.signIns->isEmpty())
        makeDesks(profile);
}

void SignInFeed::makeDesks(const Profile &profile)
{
    QList<SignInDesk *> desks;
    const Auth::SignIn *main = m_services.signIns->main();
    for (const Auth::SignInSet::One &one : m_services.signIns->all()) {
        auto desk = std::make_unique<SignInDesk>(
            one.signIn.get(), m_services.network.get(), m_services.tokenStore.get());
        desk->setServers(Auth::serversOf(profile, one.identity));
        desk->setOptional(one.signIn.get() != main);
        desk->setOpener([](const QUrl &page) { return QDesktopServices::openUrl(page); });
        desks += desk.get();
        m_desks.push_back(std::move(desk));
    }
    m_board = std::make_unique<SignInBoard>(desks);
    m_session.setSignIns(m_board.get());
    connect(
        m_services.signIns.get(), &Auth::SignInSet::statusChanged, this, &SignInFeed::handleStatus);
    // Once it is kept: what is made anew asks the store who it is.
    connect(main, &Auth::SignIn::renewed, this, [this] {
        if (m_services.isAnotherPerson())
            Q_EMIT personChanged();
    });
}

void SignInFeed::start(bool isOffline)
{
    listProfiles();
    // Without a network only whose sign-in is kept has anything to see here.
    if (isOffline && (m_desks.empty() || !m_services.profile.person.isEmpty()))
        return;
    std::size_t at = 0;
    for (const Auth::SignInSet::One &one : m_services.signIns->all()) {
        QCoro::connect(one.signIn->recall(), this,
            [this, signIn = one.signIn.get(), desk = m_desks[at++].get()](const Result<void> &) {
                if (signIn->status().state != State::SignedIn)
                    m_signedOut.insert(signIn);
                desk->setAsked();
            });
    }
}

void SignInFeed::handleStatus(Auth::SignIn *signIn, const Auth::SignInStatus &status)
{
    if (status.state == State::Expired || status.state == State::SignedOut)
        m_signedOut.insert(signIn);
    else if (status.state == State::SignedIn && m_signedOut.remove(signIn)
        && !m_services.isAnotherPerson()) // else everything is made anew
        Q_EMIT signedInAgain();
}

void SignInFeed::retranslate()
{
    for (const auto &desk : m_desks)
        desk->checks()->retranslate();
    m_services.signIns->setWords(
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
