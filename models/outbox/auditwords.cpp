// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditwords.h"

#include "outboxwords.h"
#include "text/safehtml.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace FibreDesk::AuditWords {

namespace {

class Phrases {
    Q_DECLARE_TR_FUNCTIONS(AuditWords)

public:
    static QString area(const QString &area)
    {
        static const QHash<QString, const char *> words{{u"dispatch"_s, QT_TR_NOOP("Dispatch")},
            {u"tickets"_s, QT_TR_NOOP("Tickets")}, {u"customers"_s, QT_TR_NOOP("Customers")},
            {u"billing"_s, QT_TR_NOOP("Billing")}, {u"documents"_s, QT_TR_NOOP("Other documents")},
            {u"devices"_s, QT_TR_NOOP("Devices")}, {u"mail"_s, QT_TR_NOOP("Mails")},
            {u"campaigns"_s, QT_TR_NOOP("Campaigns")}, {u"users"_s, QT_TR_NOOP("Users")},
            {u"sign-in"_s, QT_TR_NOOP("Sign-in")}};
        return of(words, area);
    }
    static QString action(const QString &action)
    {
        static const QHash<QString, const char *> words{{u"change"_s, QT_TR_NOOP("Change")},
            {u"create"_s, QT_TR_NOOP("New document")}, {u"delete"_s, QT_TR_NOOP("Deletion")},
            {u"send"_s, QT_TR_NOOP("Sending")}, {u"resend"_s, QT_TR_NOOP("Sending again")},
            {u"cancel"_s, QT_TR_NOOP("Cancellation")}, {u"invite"_s, QT_TR_NOOP("Invitation")},
            {u"sign-in"_s, QT_TR_NOOP("Sign-in")}, {u"sign-out"_s, QT_TR_NOOP("Sign-out")},
            {u"reboot"_s, QT_TR_NOOP("Reboot")}, {u"factoryReset"_s, QT_TR_NOOP("Factory reset")},
            {u"download"_s, QT_TR_NOOP("Firmware")},
            {u"setParameterValues"_s, QT_TR_NOOP("Settings")},
            {u"addObject"_s, QT_TR_NOOP("New object")},
            {u"deleteObject"_s, QT_TR_NOOP("Object removed")}, {u"wifi"_s, QT_TR_NOOP("Wi-Fi")},
            {u"add-tag"_s, QT_TR_NOOP("Tag added")}, {u"remove-tag"_s, QT_TR_NOOP("Tag removed")},
            {u"assign"_s, QT_TR_NOOP("Assignment")},
            {u"unassign"_s, QT_TR_NOOP("Assignment removed")},
            {u"reply"_s, QT_TR_NOOP("Answer by e-mail")}, {u"claim"_s, QT_TR_NOOP("Job taken")},
            {u"sms"_s, QT_TR_NOOP("Text message")}, {u"disable"_s, QT_TR_NOOP("Account closed")},
            {u"resend-invitation"_s, QT_TR_NOOP("Invitation sent again")},
            {u"portal-link"_s, QT_TR_NOOP("Link to the portal")},
            {u"correct-address"_s, QT_TR_NOOP("Address corrected")},
            {u"settle"_s, QT_TR_NOOP("Uncertain mail settled")},
            {u"test"_s, QT_TR_NOOP("Test mail")}, {u"diagnose"_s, QT_TR_NOOP("Diagnosis")},
            {u"restore"_s, QT_TR_NOOP("Deletion undone")},
            {u"take-over"_s, QT_TR_NOOP("Sent in one's own name")},
            {u"install-doctype"_s, QT_TR_NOOP("New document type")},
            {u"install-field"_s, QT_TR_NOOP("New field")}};
        return of(words, action);
    }
    static QString result(const QString &result)
    {
        static const QHash<QString, const char *> words{{u"done"_s, QT_TR_NOOP("Done")},
            {u"started"_s, QT_TR_NOOP("Begun")}, {u"refused"_s, QT_TR_NOOP("Refused")},
            {u"failed"_s, QT_TR_NOOP("Failed")}, {u"uncertain"_s, QT_TR_NOOP("Uncertain")},
            {u"clash"_s, QT_TR_NOOP("In conflict")}, {u"cancelled"_s, QT_TR_NOOP("Given up")},
            {u"stopped"_s, QT_TR_NOOP("Stopped")}};
        return of(words, result);
    }
    /// What is counted of a sending, beside the fields of documents.
    static QString field(const QString &field)
    {
        static const QHash<QString, const char *> words{{u"asked"_s, QT_TR_NOOP("Asked for")},
            {u"accepted"_s, QT_TR_NOOP("Accepted")}, {u"refused"_s, QT_TR_NOOP("Refused")},
            {u"unanswered"_s, QT_TR_NOOP("Without an answer")},
            {u"writtenBy"_s, QT_TR_NOOP("Written by")}, {u"recipients"_s, QT_TR_NOOP("Recipients")},
            {u"sent"_s, QT_TR_NOOP("Sent")}, {u"failed"_s, QT_TR_NOOP("Failed")},
            {u"uncertain"_s, QT_TR_NOOP("Uncertain")}, {u"disabled"_s, QT_TR_NOOP("Access ended")},
            {u"groups"_s, QT_TR_NOOP("Groups")}, {u"roles"_s, QT_TR_NOOP("Roles")},
            {u"email"_s, QT_TR_NOOP("E-mail")}, {u"body"_s, QT_TR_NOOP("Text")},
            {u"comment_type"_s, QT_TR_NOOP("Kind")}};
        return words.contains(field) ? of(words, field) : OutboxWords::field(field);
    }
    static QString yesNo(bool isSo) { return isSo ? tr("yes") : tr("no"); }
    static QString pair(const QString &field, const QString &value)
    {
        return tr("%1: %2").arg(field, value);
    }

private:
    /// What has no word of ours stays as it was told.
    static QString of(const QHash<QString, const char *> &words, const QString &key)
    {
        const char *word = words.value(key);
        return word ? tr(word) : key;
    }
};

} // namespace

QString area(const QString &area)
{
    return Phrases::area(area);
}

QString action(const QString &action)
{
    return Phrases::action(action);
}

QString result(const QString &result)
{
    return Phrases::result(result);
}

QString tone(const QString &result)
{
    static const QHash<QString, QString> tones{{u"done"_s, u"ok"_s}, {u"started"_s, u"info"_s},
        {u"refused"_s, u"danger"_s}, {u"failed"_s, u"danger"_s}, {u"uncertain"_s, u"uncertain"_s},
        {u"clash"_s, u"warning"_s}, {u"stopped"_s, u"warning"_s}};
    return tones.value(result, u"neutral"_s);
}

QStringList results()
{
    return {u"done"_s, u"refused"_s, u"failed"_s, u"uncertain"_s, u"clash"_s, u"cancelled"_s,
        u"stopped"_s, u"started"_s};
}

QString subject(const Audit::Entry &entry)
{
    QString document = OutboxWords::kind(entry.doctype);
    if (!entry.name.isEmpty()) {
        document += document.isEmpty() ? entry.name : u' ' + entry.name;
    }
    if (entry.title.isEmpty() || entry.title == entry.name) {
        return document;
    }
    return document.isEmpty() ? entry.title : entry.title + u" · "_s + document;
}

QString field(const QString &field)
{
    return Phrases::field(field);
}

QString value(const QJsonValue &value)
{
    if (value.isObject()) {
        QStringList parts;
        const QJsonObject cells = value.toObject();
        for (auto it = cells.begin(); it != cells.end(); ++it) {
            parts += Phrases::pair(Phrases::field(it.key()), AuditWords::value(*it));
        }
        return parts.join(u", "_s);
    }
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue one : value.toArray()) {
            parts += AuditWords::value(one);
        }
        return parts.join(u", "_s);
    }
    if (value.isBool()) {
        return Phrases::yesNo(value.toBool());
    }
    const QString text = value.toVariant().toString();
    return text.contains(u'<') ? Text::plainText(text) : text;
}

QString change(const Audit::Entry &entry)
{
    QStringList parts;
    for (auto it = entry.after.begin(); it != entry.after.end(); ++it) {
        const QString before = value(entry.before.value(it.key()));
        const QString after = value(*it);
        parts += Phrases::pair(
            Phrases::field(it.key()), before.isEmpty() ? after : before + u" → "_s + after);
    }
    return parts.join(u" · "_s);
}

} // namespace FibreDesk::AuditWords
