// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/platformwords.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::PlatformWords {

namespace {

class Phrases {
    Q_DECLARE_TR_FUNCTIONS(PlatformWords)

public:
    struct System {
        QLatin1StringView id;
        QString name;
        QString affected;
    };

    static QString notReached() { return tr("Not reached"); }
    static QString failing() { return tr("Failing"); }
    static QString reached() { return tr("Reached"); }
    static QString unwell() { return tr("Reports trouble"); }
    static QString notAsked() { return tr("Not asked yet"); }
    static QString onDemand() { return tr("On demand"); }
    static QString notConfigured() { return tr("Not configured"); }
    static QString proxyInFront()
    {
        return tr("A sign-in page in front of it answers; of the system itself nothing is known.");
    }
    static QString needsSignIn()
    {
        return tr("It answers and lets nobody in without a credential, as it should.");
    }
    static QString olts()
    {
        return tr("OLTs are read only when somebody asks for an ONT: sweeping them has crashed "
                  "line cards.");
    }
    static QString ownTrouble(const QString &words)
    {
        return words.isEmpty() ? tr("It says of itself that something is wrong.")
                               : tr("It says of itself: %1").arg(words);
    }
    static System system(const QString &id);
};

Phrases::System Phrases::system(const QString &id)
{
    const std::array systems{
        System{"erpnext"_L1, tr("ERPNext"),
            tr("Nothing new is seen and changes wait in the outbox; the local copy stays usable.")},
        System{"hub"_L1, tr("Hub"),
            tr("No campaigns of the hub, live events, SMS or invitations; mails sent from this "
               "desk go on.")},
        System{"authentik_staff"_L1, tr("Staff sign-in (Authentik)"),
            tr("Nobody can sign in anew; who is signed in goes on until the session ends.")},
        System{"authentik_customers"_L1, tr("Customers' sign-in (Authentik)"),
            tr("Customers cannot enter the portal; the desk itself misses nothing.")},
        System{"smtp"_L1, tr("Mail relay (SMTP)"),
            tr("Mails sent from this desk wait; none is lost or sent twice.")},
        System{"mailjet"_L1, tr("Mailjet"),
            tr("What became of mails with an uncertain outcome cannot be looked up.")},
        System{"genieacs"_L1, tr("GenieACS"),
            tr("Modems cannot be read, set or restarted; what is shown of them is old.")},
        System{"olts"_L1, tr("OLTs (SNMP)"), tr("Optical levels of an ONT cannot be read.")},
        System{"traccar"_L1, tr("Traccar (GPS)"),
            tr("Positions of technicians are old, and delays are seen late.")},
        System{"tiles"_L1, tr("Map tiles"),
            tr("Maps stay empty where this computer keeps no pictures of the area.")},
        System{"twilio"_L1, tr("Twilio (SMS)"),
            tr("SMS to technicians and customers may not go out.")},
        System{"stripe"_L1, tr("Stripe (payments)"),
            tr("Customers cannot pay by card; payments arrive late in ERPNext.")},
        System{"docuseal"_L1, tr("DocuSeal (signatures)"),
            tr("Contracts cannot be signed electronically.")},
        System{
            "n8n"_L1, tr("n8n (workflows)"), tr("Automatic workflows wait, reminders among them.")},
        System{"portal"_L1, tr("Customer portal"),
            tr("Customers cannot see their invoices or pay on line, and call instead.")},
        System{"website"_L1, tr("Website"),
            tr("New customers cannot look up their address or order.")},
        System{
            "legacy"_L1, tr("Legacy database"), tr("Look-ups in the former billing system fail.")},
    };
    for (const System &one : systems) {
        if (one.id == id)
            return one;
    }
    return {.id = {}, .name = id, .affected = {}};
}

} // namespace

QString name(const QString &id)
{
    return Phrases::system(id).name;
}

QString affected(const QString &id)
{
    return Phrases::system(id).affected;
}

QString state(const Health::SystemHealth &health)
{
    using State = Health::SystemHealth::State;
    switch (health.state) {
    case State::NotConfigured:
        return Phrases::notConfigured();
    case State::OnDemand:
        return Phrases::onDemand();
    case State::Unknown:
        return Phrases::notAsked();
    case State::Ok:
        return health.note == Health::Reading::Note::OwnTrouble ? Phrases::unwell()
                                                                : Phrases::reached();
    case State::Failed: {
        const ErrorKind kind = health.error ? health.error->kind : ErrorKind::Offline;
        const bool isAway =
            kind == ErrorKind::Offline || kind == ErrorKind::Timeout || kind == ErrorKind::Tls;
        return isAway ? Phrases::notReached() : Phrases::failing();
    }
    }
    return {};
}

QString note(const Health::SystemHealth &health)
{
    if (health.state == Health::SystemHealth::State::OnDemand)
        return Phrases::olts();
    if (health.state != Health::SystemHealth::State::Ok)
        return {};
    switch (health.note) {
    case Health::Reading::Note::None:
        return {};
    case Health::Reading::Note::NeedsSignIn:
        return Phrases::needsSignIn();
    case Health::Reading::Note::ProxyInFront:
        return Phrases::proxyInFront();
    case Health::Reading::Note::OwnTrouble:
        return Phrases::ownTrouble(health.words);
    }
    return {};
}

} // namespace FibreDesk::PlatformWords
