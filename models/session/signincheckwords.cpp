// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/signincheckwords.h"

#include "base/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using Fact = Auth::SignInCheck::Fact;
using Subject = Auth::SignInCheck::Subject;

struct Phrases {
    Q_DECLARE_TR_FUNCTIONS(SignInCheck)

public:
    static QString failed(Subject subject)
    {
        switch (subject) {
        case Subject::Provider:
            return tr("It could not be asked");
        case Subject::Keys:
            return tr("They could not be read");
        case Subject::Store:
            return tr("It could not be used");
        default:
            return tr("It failed");
        }
    }

    static QString minutes(qint64 seconds)
    {
        return tr("%n minute(s)", nullptr, int(seconds / 60));
    }

    static QString clock(const QString &seconds, bool isAhead)
    {
        const QString length = minutes(seconds.toLongLong());
        return isAhead ? tr("The clock of this computer is %1 ahead of the provider's.").arg(length)
                       : tr("The clock of this computer is %1 behind the provider's.").arg(length);
    }

    static QString session(Fact fact, const QString &who, const QString &until)
    {
        const QString language = QLocale().language() == QLocale::French ? u"fr"_s : u"en"_s;
        switch (fact) {
        case Fact::SignedInUntil:
            return tr("%1, until %2; it is not renewed.")
                .arg(who, Format::stamp(QDateTime::fromString(until, Qt::ISODate), language));
        case Fact::SigningIn:
            return tr("Somebody is signing in just now.");
        case Fact::Ended:
            return who.isEmpty() ? tr("The sign-in has ended.")
                                 : tr("The sign-in of %1 has ended.").arg(who);
        case Fact::Refused:
            return tr("The last sign-in was refused.");
        default:
            return tr("Nobody is signed in.");
        }
    }

    static QString store(Fact fact)
    {
        switch (fact) {
        case Fact::StoreFine:
            return tr("Written and read back.");
        case Fact::StoreForgets:
            return tr("There is no keychain: the sign-in ends with FibreDesk.");
        default:
            return tr("What was written is not what is read.");
        }
    }

    static QString of(const Auth::SignInCheck &check)
    {
        const QString first = check.values.value(0);
        switch (check.fact) {
        case Fact::Failed:
            return failed(check.subject);
        case Fact::Address:
        case Fact::SignedIn:
            return first;
        case Fact::NoProxy:
            return tr("No proxy is set for it.");
        case Fact::ByProxy:
            return tr("By way of %1.").arg(first);
        case Fact::NamedOtherwise:
            return tr("It does not call itself as the profile does");
        case Fact::HasPkce:
            return tr("PKCE with S256.");
        case Fact::NoPkce:
            return tr("The provider does not offer PKCE with S256.");
        case Fact::ClockNotTold:
            return tr("The provider does not tell its time.");
        case Fact::ClockFine:
            return tr("Less than a minute apart.");
        case Fact::ClockAhead:
        case Fact::ClockBehind:
            return clock(first, check.fact == Fact::ClockAhead);
        case Fact::Keys:
            return tr("%n key(s) can be used.", nullptr, first.toInt());
        case Fact::PortBoth:
            return tr("127.0.0.1 and ::1, port %1.").arg(first);
        case Fact::PortTaken:
            return tr("Port %1 cannot be listened on").arg(first);
        case Fact::RedirectRefused:
            return tr("The provider does not take %1").arg(first);
        case Fact::StoreFine:
        case Fact::StoreForgets:
        case Fact::StoreLies:
            return store(check.fact);
        case Fact::SignedInUntil:
        case Fact::SigningIn:
        case Fact::NobodyIn:
        case Fact::Ended:
        case Fact::Refused:
            return session(check.fact, first, check.values.value(1));
        }
        return {};
    }

    static QString withReason(const QString &lead, const QString &words)
    {
        //: %1 what is wrong, %2 what the provider or the system said of it
        return words.isEmpty() ? lead : tr("%1: %2").arg(lead, words);
    }
};

} // namespace

QString checkText(const Auth::SignInCheck &check)
{
    QString lead = Phrases::of(check);
    if (!check.words.isEmpty() && lead.endsWith(u'.'))
        lead.chop(1);
    return Phrases::withReason(lead, check.words);
}

} // namespace FibreDesk
