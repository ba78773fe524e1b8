// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskguard.h"

#include "localcopy.h"
#include "services.h"

#include "auth/signinset.h"
#include "core/logging.h"
#include "hub/hubclient.h"
#include "maildesk/maildesk.h"
#include "outbox/writequeue.h"
#include "secrets/filewipe.h"
#include "secrets/profilesecrets.h"
#include "session/notifications.h"
#include "session/session.h"
#include "session/settings.h"
#include "sync/syncengine.h"

#include <QCoroTask>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

const QString settingsPage = u"settings"_s;
const QString lockedAtEnd = u"locked-at-end"_s;
const QString toldOfSignIn = u"told-lock-by-signin"_s;

/// Mails that are neither sent nor failed nor excluded.
int unsettledOf(const std::vector<DeskCampaign> &campaigns)
{
    int mails = 0;
    for (const DeskCampaign &campaign : campaigns)
        mails += campaign.totals.waiting + campaign.totals.uncertain;
    return mails;
}

} // namespace

DeskGuard::DeskGuard(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_passphrase(parts.secrets, parts.services.profile.file)
    , m_system(parts.pam)
    , m_shade(parts.session.lock())
{
    guardLock();
    guardSecrets();
    connect(&m_parts.session, &Session::wipeRequested, this, &DeskGuard::wipe);
    connect(&m_parts.session, &Session::measureRequested, this, &DeskGuard::measure);
    connect(&m_parts.session, &Session::wipeOrderObeyed, this, [this] { wipe(m_takesUnsent); });
    m_orderTimer.setSingleShot(true);
    connect(&m_orderTimer, &QTimer::timeout, this, [this] { wipe(m_takesUnsent); });
    if (m_parts.services.hub) {
        connect(
            m_parts.services.hub->http(), &HttpClient::failed, this, [this](const Error &error) {
                if (const auto order = Hub::wipeOrderIn(error))
                    handleOrder(*order);
            });
    }
}

DeskGuard::~DeskGuard()
{
    DeskLock *lock = m_parts.session.lock();
    qApp->removeEventFilter(lock);
    // It ends as it stands: what is locked is locked at the next start.
    lock->disconnect(this);
    lock->disconnect(&m_shade);
    lock->setSignIn(nullptr);
    lock->setUnlockers({}, nullptr);
}

void DeskGuard::guardLock()
{
    DeskLock *lock = m_parts.session.lock();
    Settings &settings = m_parts.settings;
    lock->setMinutes(settings.lockMinutes());
    connect(&settings, &Settings::lockMinutesChanged, lock,
        [lock, &settings] { lock->setMinutes(settings.lockMinutes()); });
    qApp->installEventFilter(lock);
    // Ending it and starting it again is no way around the lock.
    if (settings.remembered(lockedAtEnd) == "yes"_L1)
        lock->lockFromStart();
    const auto keep = [this, lock] {
        m_parts.settings.remember(
            lockedAtEnd, lock->isLocked() && !lock->isStuck() ? u"yes"_s : QString());
    };
    connect(lock, &DeskLock::lockedChanged, this, keep);
    connect(lock, &DeskLock::refusalChanged, this, keep);
    // First: by itself it keeps a desk locked that was so at the end.
    if (Auth::SignIn *signIn = m_parts.services.signIns->main()) {
        connect(lock, &DeskLock::startOverRequested, this, &DeskGuard::startOver);
        connect(lock, &DeskLock::meansChanged, this, &DeskGuard::tellOfSignIn);
        lock->setSignIn(
            signIn, [](const QUrl &page) { return QDesktopServices::openUrl(page); },
            !m_parts.services.profile.person.isEmpty());
    }
    lock->setUnlockers({&m_passphrase, &m_system}, &m_passphrase);
}

void DeskGuard::tellOfSignIn()
{
    if (m_parts.session.lock()->means() != "signin"_L1
        || m_parts.settings.remembered(toldOfSignIn) == "yes"_L1)
        return;
    // Before anybody relies on it.
    m_parts.settings.remember(toldOfSignIn, u"yes"_s);
    m_parts.notifications.add(u"info"_s,
        tr("This computer cannot check its user's password: a locked desk opens by a new sign-in, "
           "which needs the network. Set a passphrase to open it without one."),
        settingsPage);
}

void DeskGuard::startOver()
{
    Auth::SignIn *signIn = m_parts.services.signIns->main();
    QCoro::connect(signIn->signOut(), this, [this](const Auth::SignIn::Farewell &) {
        // Nobody's desk: what comes next asks who it is.
        m_parts.settings.remember(lockedAtEnd, QString());
        Q_EMIT startOverRequested();
    });
}

void DeskGuard::guardSecrets()
{
    SecretsModel *secrets = m_parts.session.secrets();
    secrets->setSource(m_parts.services.profile, m_parts.secrets);
    if (!m_parts.secrets)
        return;
    if (m_parts.secrets->backend().kind == Safe::Backend::Kind::Unknown)
        secrets->probe();
    QStringList lacking;
    for (const Profile::Secret &secret : m_parts.services.profile.secrets) {
        if (secret.isNeeded && secret.place == Profile::Secret::Place::Nowhere)
            lacking += u"[%1] %2"_s.arg(secret.section, secret.key);
    }
    if (lacking.isEmpty())
        return;
    m_parts.notifications.add(u"warning"_s,
        tr("A secret is missing: %1. It is neither in the profile's file nor in the environment "
           "nor in the keychain.")
            .arg(lacking.join(", "_L1)),
        settingsPage);
    connect(m_parts.secrets, &Safe::SecretStore::opened, this, [this] {
        m_parts.notifications.add(u"info"_s,
            tr("The keychain is open now. What it holds is used once the services start again."),
            settingsPage);
        m_parts.session.secrets()->noteOpened();
    });
}

void DeskGuard::cover()
{
    m_shade.cover();
}

void DeskGuard::closeFiles()
{
    const QStringList folders{m_parts.services.profile.dataDirectory,
        QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)};
    Safe::WipePlan old;
    const Profile &profile = m_parts.services.profile;
    if (profile.usesSignIn()) {
        // Of an earlier version: one copy for all, whoever had signed in.
        QString rights = profile.deskFile(u"rights"_s);
        rights.replace(".sqlite"_L1, ".json"_L1);
        old.files = {profile.deskFile(u"mirror"_s), rights};
    }
    QtConcurrent::run([folders, old] {
        for (const QString &left : Safe::wipeFiles(old))
            qCWarning(lcApp).noquote() << "cannot remove" << left;
        int closed = 0;
        for (const QString &folder : folders)
            closed += Safe::closeToOthers(folder);
        return closed;
    }).then(this, [](int closed) {
        if (closed > 0)
            qCInfo(lcApp) << closed << "files and folders were open to other users; not any more";
    });
}

QString DeskGuard::unsettledText(int unsettledMails, bool isLedgerKnown) const
{
    const Outbox::WriteQueue &outbox = *m_parts.services.outbox;
    const auto open = std::ranges::count_if(outbox.writes(), &Outbox::Write::isOpen);
    QStringList sentences;
    if (!outbox.isLoaded())
        sentences += tr("The outbox is not read yet: what it holds is not known.");
    else if (open > 0)
        sentences += tr(
            "%n change(s) in the outbox were never confirmed by the server.", nullptr, int(open));
    if (!isLedgerKnown)
        sentences += tr("The ledger of mails cannot be read: what it holds is not known.");
    else if (unsettledMails > 0)
        sentences += tr("%n mail(s) of campaigns wait or are uncertain.", nullptr, unsettledMails);
    return sentences.join(u' ');
}

void DeskGuard::measure()
{
    QCoro::connect(m_parts.services.mail->campaigns(), this,
        [this](const Result<std::vector<DeskCampaign>> &campaigns) {
            m_parts.session.setUnsettled(
                unsettledText(campaigns ? unsettledOf(*campaigns) : 0, campaigns.has_value()));
        });
}

void DeskGuard::handleOrder(const Hub::WipeOrder &order)
{
    if (m_orderTimer.isActive())
        return;
    qCWarning(lcApp) << "the hub disabled this account and asks for the local copy to be wiped";
    m_takesUnsent = order.takesUnsent;
    m_orderTimer.start(m_parts.orderPatience);
    measure();
    QString text = order.reason.isEmpty()
        ? tr("The hub says that your account is disabled.")
        : tr("The hub says that your account is disabled: %1").arg(order.reason);
    text += u' ';
    text += order.takesUnsent
        ? tr("All of FibreDesk's data is deleted from this computer now, also what was never "
             "sent.")
        : tr("FibreDesk's data is deleted from this computer now; what was never sent stays.");
    m_parts.session.setWipeOrder(text);
}

void DeskGuard::wipe(bool takesUnsent)
{
    m_orderTimer.stop();
    if (m_parts.services.outbox->fileError()) {
        // Under another program's feet nothing is deleted.
        m_parts.notifications.add(u"danger"_s,
            tr("Nothing was deleted: another FibreDesk has the files open. Close it first."),
            settingsPage);
        return;
    }
    m_parts.services.sync->stop();
    QCoro::connect(m_parts.services.mail->campaigns(), this,
        [this, takesUnsent](const Result<std::vector<DeskCampaign>> &campaigns) {
            const bool isLedgerSettled = campaigns && unsettledOf(*campaigns) == 0;
            m_parts.removal.prepareWipe(m_parts.services,
                {.takesUnsent = takesUnsent,
                    .isLedgerSettled = isLedgerSettled,
                    .diaries = m_parts.diaries});
            Q_EMIT endRequested();
        });
}

} // namespace FibreDesk
