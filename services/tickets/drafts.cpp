// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/drafts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tickets {

namespace {

QString nameOf(ReplyDraft::State state)
{
    switch (state) {
    case ReplyDraft::State::Typed:
        return u"typed"_s;
    case ReplyDraft::State::Sending:
        return u"sending"_s;
    case ReplyDraft::State::Uncertain:
        return u"uncertain"_s;
    case ReplyDraft::State::Refused:
        return u"refused"_s;
    }
    return {};
}

ReplyDraft::State stateOf(const QString &name)
{
    // What was on its way when the program ended may have arrived.
    if (name == "sending"_L1 || name == "uncertain"_L1) {
        return ReplyDraft::State::Uncertain;
    }
    return name == "refused"_L1 ? ReplyDraft::State::Refused : ReplyDraft::State::Typed;
}

QJsonObject toJson(const Draft &draft)
{
    const ReplyDraft &reply = draft.reply;
    QJsonObject object{{u"note"_s, draft.note}};
    if (!reply.isEmpty()) {
        object.insert(u"reply"_s,
            QJsonObject{{u"to"_s, reply.to}, {u"cc"_s, reply.cc}, {u"subject"_s, reply.subject},
                {u"text"_s, reply.text}, {u"quoting"_s, reply.isQuoting}, {u"quote"_s, reply.quote},
                {u"attachments"_s, QJsonArray::fromStringList(reply.attachments)},
                {u"state"_s, nameOf(reply.state)}, {u"client_id"_s, reply.clientId},
                {u"known"_s, QJsonArray::fromStringList(reply.knownBefore)},
                {u"sent_at"_s, reply.sentAt.toUTC().toString(Qt::ISODateWithMs)},
                {u"was_uncertain"_s, reply.wasUncertain}, {u"reason"_s, reply.reason}});
    }
    return object;
}

Draft fromJson(const QJsonObject &object)
{
    Draft draft;
    draft.note = object.value("note"_L1).toString();
    const QJsonObject given = object.value("reply"_L1).toObject();
    ReplyDraft &reply = draft.reply;
    reply.to = given.value("to"_L1).toString();
    reply.cc = given.value("cc"_L1).toString();
    reply.subject = given.value("subject"_L1).toString();
    reply.text = given.value("text"_L1).toString();
    reply.isQuoting = given.value("quoting"_L1).toBool();
    reply.quote = given.value("quote"_L1).toString();
    reply.attachments = given.value("attachments"_L1).toVariant().toStringList();
    reply.state = stateOf(given.value("state"_L1).toString());
    reply.clientId = given.value("client_id"_L1).toString();
    reply.knownBefore = given.value("known"_L1).toVariant().toStringList();
    reply.sentAt = QDateTime::fromString(given.value("sent_at"_L1).toString(), Qt::ISODateWithMs);
    reply.wasUncertain = given.value("was_uncertain"_L1).toBool();
    reply.reason = given.value("reason"_L1).toString();
    return draft;
}

std::unexpected<Error> failure(const QFileDevice &file)
{
    return std::unexpected(Error{.kind = ErrorKind::Storage,
        .detail = u"%1: %2"_s.arg(file.fileName(), file.errorString()),
        .source = u"tickets drafts"_s});
}

} // namespace

DraftLock::~DraftLock()
{
    if (m_file >= 0) {
        ::close(m_file);
    }
}

Result<void> DraftLock::take(const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    const QString name = path + u".lock"_s;
    m_file = ::open(
        QFile::encodeName(name).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    struct flock whole = {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (m_file < 0 || ::fcntl(m_file, F_OFD_SETLK, &whole) != 0) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = m_file < 0 ? u"cannot make %1"_s.arg(name)
                                 : u"another FibreDesk has %1 open"_s.arg(path),
            .source = u"tickets drafts"_s});
    }
    return {};
}

Result<ReadDrafts> readDrafts(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return ReadDrafts();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(file);
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    file.close();
    ReadDrafts read;
    if (!document.isObject()) {
        for (int number = 1; number < 1000 && read.setAside.isEmpty(); ++number) {
            const QString aside = u"%1.damaged-%2"_s.arg(path, QString::number(number));
            if (!QFile::exists(aside) && QFile::rename(path, aside)) {
                read.setAside = aside;
            }
        }
        return read;
    }
    const QJsonObject tickets = document.object().value("tickets"_L1).toObject();
    for (auto it = tickets.begin(); it != tickets.end(); ++it) {
        const Draft draft = fromJson(it.value().toObject());
        if (!draft.isEmpty()) {
            read.drafts.insert(it.key(), draft);
        }
    }
    return read;
}

Result<void> writeDrafts(const QString &path, const Drafts &drafts)
{
    QJsonObject tickets;
    for (auto it = drafts.begin(); it != drafts.end(); ++it) {
        if (!it->isEmpty()) {
            tickets.insert(it.key(), toJson(*it));
        }
    }
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray bytes =
        QJsonDocument(QJsonObject{{u"tickets"_s, tickets}}).toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(file);
    }
    return {};
}

} // namespace FibreDesk::Tickets
