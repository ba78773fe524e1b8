// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeerp.h"

#include <QCoroTask>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tests {

namespace {

QByteArray data(const QJsonValue &value)
{
    return QJsonDocument(QJsonObject{{u"data"_s, value}}).toJson(QJsonDocument::Compact);
}

} // namespace

FakeErp::FakeErp()
{
    server.setHandler([this](const SeenRequest &request) {
        if (before) {
            if (const auto instead = before(request)) {
                return *instead;
            }
        }
        return answer(request);
    });
}

QString FakeErp::stamp()
{
    return u"2026-03-04 05:06:07.%1"_s.arg(++m_stamps, 6, 10, QChar(u'0'));
}

void FakeErp::put(const QString &name, const QJsonObject &fields)
{
    QJsonObject document = fields;
    document.insert(u"name"_s, name);
    document.insert(u"modified"_s, stamp());
    document.insert(u"modified_by"_s, u"anna@desk.example"_s);
    documents.insert(name, document);
}

void FakeErp::touch(const QString &name, const QJsonObject &fields)
{
    QJsonObject &document = documents[name];
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        document.insert(it.key(), it.value());
    }
    document.insert(u"modified"_s, stamp());
    document.insert(u"modified_by"_s, u"bert@desk.example"_s);
}

int FakeErp::count(const QByteArray &verb) const
{
    return int(std::ranges::count(server.requests(), verb, &SeenRequest::verb));
}

ScriptedAnswer FakeErp::lost()
{
    return {.end = ScriptedAnswer::End::Close};
}

ScriptedAnswer FakeErp::applyAndLose(const SeenRequest &request)
{
    answer(request);
    return lost();
}

ScriptedAnswer FakeErp::recorded(const QString &file, int status)
{
    QFile bytes(QString::fromUtf8(FD_TEST_DATA) + u"/erp/"_s + file);
    const bool isOpen = bytes.open(QIODevice::ReadOnly);
    return FakeHttpServer::json(isOpen ? bytes.readAll() : "no such file"_ba, status);
}

ScriptedAnswer FakeErp::refusal(const QString &message)
{
    const auto text = [](const QJsonDocument &document) {
        return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    };
    const QString inner = text(QJsonDocument(QJsonObject{{u"message"_s, message}}));
    const QJsonObject body{{u"exc_type"_s, u"ValidationError"_s},
        {u"_server_messages"_s, text(QJsonDocument(QJsonArray{inner}))}};
    return FakeHttpServer::json(QJsonDocument(body).toJson(QJsonDocument::Compact), 417);
}

ScriptedAnswer FakeErp::answer(const SeenRequest &request)
{
    const QString path = QUrl::fromPercentEncoding(request.target.split('?').first());
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts); // api resource DT NAME
    if (path.contains("/method/"_L1)) {
        return recorded(u"getdoctype-dispatch-job.json"_s, 200);
    }
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (parts.size() == 3) {
        return request.verb == "POST" ? insert(body) : list(request);
    }
    const QString name = parts.value(3);
    if (!documents.contains(name)) {
        return recorded(u"v1-not-found.json"_s, 404);
    }
    return request.verb == "PUT" ? save(name, body)
                                 : FakeHttpServer::json(data(documents.value(name)));
}

ScriptedAnswer FakeErp::save(const QString &name, const QJsonObject &patch)
{
    QJsonObject &document = documents[name];
    if (patch.value("modified"_L1) != document.value("modified"_L1)) {
        return recorded(u"v1-timestamp-mismatch.json"_s, 417);
    }
    for (auto it = patch.begin(); it != patch.end(); ++it) {
        document.insert(it.key(), it.value());
    }
    document.insert(u"modified"_s, stamp());
    document.insert(u"modified_by"_s, u"me@desk.example"_s);
    return FakeHttpServer::json(data(document));
}

ScriptedAnswer FakeErp::insert(const QJsonObject &given)
{
    for (const QString &field : std::as_const(uniqueFields)) {
        for (const QJsonObject &known : std::as_const(documents)) {
            if (known.value(field) == given.value(field)) {
                return recorded(u"v1-unique.json"_s, 417);
            }
        }
    }
    const QString name = u"NEW-%1"_s.arg(++m_inserts);
    QJsonObject made = given;
    made.insert(u"owner"_s, u"me@desk.example"_s);
    // Rows of child tables are documents too.
    for (const QString &field : given.keys()) {
        QJsonArray rows = given.value(field).toArray();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QJsonObject row = rows[i].toObject();
            if (!row.contains("name"_L1)) {
                row.insert(u"name"_s, u"%1-%2-%3"_s.arg(name, field).arg(i));
                rows[i] = row;
            }
        }
        if (!rows.isEmpty() && rows.first().isObject()) {
            made.insert(field, rows);
        }
    }
    put(name, made);
    return FakeHttpServer::json(data(documents.value(name)));
}

ScriptedAnswer FakeErp::list(const SeenRequest &request) const
{
    const QUrlQuery query(QUrl::fromEncoded(request.target));
    const QJsonArray filters =
        QJsonDocument::fromJson(query.queryItemValue(u"filters"_s, QUrl::FullyDecoded).toUtf8())
            .array();
    QJsonArray rows;
    for (const QJsonObject &document : documents) {
        const bool isAlike = std::ranges::all_of(filters, [&document](const QJsonValue &filter) {
            return document.value(filter[0].toString()) == filter[2];
        });
        if (isAlike) {
            rows += QJsonObject{{u"name"_s, document.value("name"_L1)}};
        }
    }
    return FakeHttpServer::json(data(rows));
}

QueueBench::QueueBench()
    : network(makeNetworkAccessManager())
{
    options.firstWait = std::chrono::milliseconds(5);
    options.longestWait = std::chrono::milliseconds(40);
    Profile::Service service;
    service.url = erp.server.url();
    service.credentials = {
        .scheme = Credentials::Scheme::FrappeToken, .user = u"key"_s, .secret = u"secret"_s};
    client = std::make_unique<Erp::ErpClient>(network.get(), service);
}

QueueBench::~QueueBench()
{
    close();
    erp.before = {}; // what they look at may be gone already
    erp.server.disconnect();
    // A request whose network goes is never told of its end.
    (void)QTest::qWaitFor([this] { return network->findChildren<QNetworkReply *>().isEmpty(); });
}

void QueueBench::open()
{
    queue = std::make_unique<Outbox::WriteQueue>(file(), client.get(), options);
    QTRY_VERIFY(queue->isLoaded());
    queue->start();
}

void QueueBench::close()
{
    queue.reset();
}

QString QueueBench::change(const QString &name, const QString &field, const QJsonValue &value)
{
    return QCoro::waitFor(queue->add(changeOf(erp.document(name), field, value)))
        .value_or(QString());
}

Outbox::State QueueBench::state(const QString &id) const
{
    const Outbox::Write *write = queue->find(id);
    return write ? write->state : Outbox::State::Cancelled;
}

Outbox::NewWrite changeOf(
    const QJsonObject &document, const QString &field, const QJsonValue &value)
{
    Outbox::NewWrite write;
    write.doctype = u"Customer"_s;
    write.name = document.value("name"_L1).toString();
    write.title = u"Marie Tremblay"_s;
    write.author = u"me@desk.example"_s;
    write.base =
        Outbox::RawDocument::parse(Outbox::rawOf(document)).value_or(Outbox::RawDocument());
    write.changes.fields.insert(field, Outbox::rawOf(value));
    return write;
}

} // namespace FibreDesk::Tests
