// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "smtp/smtppart.h"

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

struct VerdictName {
    QLatin1StringView name;
    SmtpVerdict verdict;
};

constexpr VerdictName verdicts[] = {
    {"accept"_L1, SmtpVerdict::Accept},
    {"throttled"_L1, SmtpVerdict::Throttled},
    {"greylisted"_L1, SmtpVerdict::Greylisted},
    {"unknown-user"_L1, SmtpVerdict::UnknownUser},
    {"mailbox-full"_L1, SmtpVerdict::MailboxFull},
    {"blocked"_L1, SmtpVerdict::Blocked},
    {"drop"_L1, SmtpVerdict::CloseInDialogue},
    {"slow"_L1, SmtpVerdict::Slow},
    {"kept"_L1, SmtpVerdict::KeptUnsaid},
    {"lost"_L1, SmtpVerdict::LostUnsaid},
};

} // namespace

QString SmtpPart::name() const
{
    return u"smtp"_s;
}

void SmtpPart::announceFaults(FaultBoard &faults) const
{
    faults.registerKind(u"smtp"_s, u"down"_s, u"The mail relay resets every new connection"_s);
}

bool SmtpPart::start(Sandbox &sandbox, QString *error)
{
    const quint16 port = sandbox.extraPort(0);
    if (!m_sink.listen(port)) {
        *error = u"cannot listen for smtp on port %1"_s.arg(port);
        return false;
    }
    FaultBoard &faults = sandbox.faults();
    connect(&faults, &FaultBoard::changed, this,
        [this, &faults] { m_sink.setDown(faults.peek(u"smtp"_s, u"down"_s).has_value()); });
    sandbox.say(u"smtp smtp://127.0.0.1:%1"_s.arg(m_sink.port()));
    return true;
}

void SmtpPart::addToProfile(QSettings &profile) const
{
    profile.setValue("smtp/host"_L1, u"127.0.0.1"_s);
    profile.setValue("smtp/port"_L1, m_sink.port());
    profile.setValue("smtp/security"_L1, u"none"_s);
    profile.setValue("smtp/from"_L1, u"Fibre du Lac <info@fibre.example>"_s);
}

QJsonObject SmtpPart::state() const
{
    return {{u"port"_s, m_sink.port()}, {u"received"_s, m_sink.receivedCount()},
        {u"refused"_s, m_sink.refusedCount()}};
}

std::optional<HttpResponse> SmtpPart::control(const QString &command, const QJsonObject &body)
{
    if (command == "rule"_L1) {
        const QString address = body["address"_L1].toString();
        const QString wanted = body["verdict"_L1].toString();
        for (const VerdictName &known : verdicts) {
            if (wanted == known.name && !address.isEmpty()) {
                m_sink.setRule(address, known.verdict, body["times"_L1].toInt(-1));
                return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}});
            }
        }
        return HttpResponse::json(
            400, QJsonObject{{u"error"_s, u"unknown verdict or no address"_s}});
    }
    if (command == "clear-rules"_L1) {
        m_sink.clearRules();
        return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}});
    }
    if (command == "mails"_L1) {
        QJsonObject answer = state();
        answer[u"mails"_s] = mails(body["last"_L1].toInt(50), body["customId"_L1].toString());
        return HttpResponse::json(200, answer);
    }
    return std::nullopt;
}

QJsonArray SmtpPart::mails(int last, const QString &customId) const
{
    QJsonArray result;
    for (auto mail = m_sink.recent().rbegin(); mail != m_sink.recent().rend(); ++mail) {
        if (result.size() >= last)
            break;
        if (!customId.isEmpty() && mail->customId != customId)
            continue;
        result.append(QJsonObject{
            {u"from"_s, mail->from},
            {u"to"_s, QJsonArray::fromStringList(mail->to)},
            {u"subject"_s, mail->subject},
            {u"custom_id"_s, mail->customId},
            {u"size"_s, qint64(mail->size)},
            {u"at"_s, mail->at.toString(Qt::ISODateWithMs)},
        });
    }
    return result;
}

} // namespace FibreDesk::Sandbox
