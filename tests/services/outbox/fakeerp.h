// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "erp/erpclient.h"
#include "fakehttpserver.h"
#include "outbox/writequeue.h"

#include <QJsonObject>
#include <QMap>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <optional>

namespace FibreDesk::Tests {

/// A Frappe of one's own over real sockets: documents that are saved only with the right
/// `modified`, lists, inserts; and a hook that says something else instead.
class FakeErp {
public:
    FakeErp();

    using Hook = std::function<std::optional<ScriptedAnswer>(const SeenRequest &)>;

    void put(const QString &name, const QJsonObject &fields);
    [[nodiscard]] QJsonObject document(const QString &name) const { return documents.value(name); }
    /// A colleague's save.
    void touch(const QString &name, const QJsonObject &fields);
    [[nodiscard]] int count(const QByteArray &verb) const;
    /// As if the request had arrived and its answer were lost.
    ScriptedAnswer applyAndLose(const SeenRequest &request);
    [[nodiscard]] static ScriptedAnswer lost();
    /// A refusal as Frappe words it: the message in JSON in JSON.
    [[nodiscard]] static ScriptedAnswer refusal(const QString &message);
    [[nodiscard]] static ScriptedAnswer recorded(const QString &file, int status);

    FakeHttpServer server;
    QMap<QString, QJsonObject> documents; ///< by name, of whatever doctype
    Hook before; ///< asked first
    QStringList uniqueFields; ///< what Frappe would refuse twice

private:
    ScriptedAnswer answer(const SeenRequest &request);
    ScriptedAnswer save(const QString &name, const QJsonObject &patch);
    ScriptedAnswer insert(const QJsonObject &given);
    ScriptedAnswer list(const SeenRequest &request) const;
    QString stamp();

    int m_stamps = 0;
    int m_inserts = 0;
};

/// A queue on a file of its own, against a FakeErp.
class QueueBench {
public:
    QueueBench();
    ~QueueBench();

    void open(); ///< and starts
    void close();
    [[nodiscard]] QString file() const
    {
        return directory.filePath(QStringLiteral("outbox.sqlite"));
    }
    /// Puts a change of one field in and answers the id.
    QString change(const QString &name, const QString &field, const QJsonValue &value);
    [[nodiscard]] Outbox::State state(const QString &id) const;
    [[nodiscard]] const Outbox::Write &write(const QString &id) const { return *queue->find(id); }

    QTemporaryDir directory;
    FakeErp erp;
    Outbox::WriteQueue::Options options;
    std::unique_ptr<QNetworkAccessManager> network;
    std::unique_ptr<Erp::ErpClient> client;
    std::unique_ptr<Outbox::WriteQueue> queue;
};

[[nodiscard]] Outbox::NewWrite changeOf(
    const QJsonObject &document, const QString &field, const QJsonValue &value);

} // namespace FibreDesk::Tests
