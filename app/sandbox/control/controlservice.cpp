// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "control/controlservice.h"

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

QString controlHelp()
{
    return uR"(
Control API (JSON, on the control port):
  GET    /control/state               addresses, requests, faults, documents, every part
  GET    /control/faults              active faults; GET /control/kinds: what there is
  POST   /control/faults              {"service":"erp","kind":"latency","ms":300,"count":5}
                                      also: status, retry_after, body, method, path (part of
                                      it), for_ms, probability; answers {"id":1}
  DELETE /control/faults[/ID][?service=erp]
  POST   /control/drop                {"service":"hub"}: resets its open connections
  POST   /control/move-job            {"job":"DJ-00012","technician":"DT-00003",
                                      "start_time":"10:30","date":"2026-03-17"}, each optional
  POST   /control/second-dispatcher   {"every_ms":2000}: moves a job of today; 0 stops
  POST   /control/write               {"doctype":"Customer","name":"C-000001","values":{...}}
  POST   /control/erp/passwords       {"allowed":false}: get_password is refused from now on
  POST   /control/erp/custom-fields   an administrator adds a few fields
  POST   /control/erp/look            {"doctype":"Issue","name":"ISS-00001","user":"m@fibre.example",
                                       "leave":false}: a colleague's browser opens it
  POST   /control/genieacs/pace       {"task_ms":550,"diagnosis_ms":2500,"dead_ms":21000}
  POST   /control/genieacs/inform     {"serial":"CW…"}: it comes, and does what waits for it
  POST   /control/genieacs/switch     {"serial":"CW…","on":false}: it is offline from now on
  POST   /control/genieacs/credentials {"wanted":false}: the proxy before it is gone
  POST   /control/PART/COMMAND        what a part defines itself; see --list-faults for faults
)"_s;
}

ControlService::ControlService(Sandbox &sandbox)
    : m_sandbox(sandbox)
    , m_colleague(sandbox.world(), sandbox.options().seed)
{
}

void ControlService::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    try {
        exchange->send(answer(request));
    } catch (const ErpError &error) {
        exchange->sendJson(error.status, {{u"error"_s, error.message}, {u"type"_s, error.type}});
    } catch (const SqlError &error) {
        exchange->sendJson(500, {{u"error"_s, QString::fromUtf8(error.what())}});
    }
}

HttpResponse ControlService::answer(const HttpRequest &request)
{
    QStringList path = request.segments();
    const auto notFound = [&request] {
        return HttpResponse::json(404,
            QJsonObject{{u"error"_s,
                u"no command %1 %2"_s.arg(QString::fromLatin1(request.method), request.path)}});
    };
    if (path.size() < 2 || path.takeFirst() != "control"_L1)
        return notFound();
    const QString name = path.takeFirst();
    if (name == "faults"_L1)
        return faults(request, path);
    if (request.method == "GET" && name == "state"_L1)
        return HttpResponse::json(200, state());
    if (request.method == "GET" && name == "kinds"_L1) {
        QJsonArray kinds;
        for (const FaultKind &k : m_sandbox.faults().kinds())
            kinds.append(QJsonObject{
                {u"kind"_s, k.name}, {u"service"_s, k.service}, {u"description"_s, k.description}});
        return HttpResponse::json(200, kinds);
    }
    if (request.method != "POST")
        return notFound();
    if (path.isEmpty())
        return command(name, request.json());
    for (const auto &part : m_sandbox.parts()) {
        if (part->name() == name) {
            if (auto response = part->control(path.join(u'/'), request.json()))
                return *response;
        }
    }
    return notFound();
}

HttpResponse ControlService::faults(const HttpRequest &request, const QStringList &path)
{
    FaultBoard &board = m_sandbox.faults();
    if (request.method == "GET")
        return HttpResponse::json(200, board.toJson());
    if (request.method == "DELETE") {
        if (path.isEmpty()) {
            board.clear(request.query(u"service"));
            return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}});
        }
        const bool removed = board.remove(path.first().toInt());
        return HttpResponse::json(removed ? 200 : 404, QJsonObject{{u"ok"_s, removed}});
    }
    QString error;
    const int id = board.add(request.json(), &error);
    if (id == 0)
        return HttpResponse::json(400, QJsonObject{{u"error"_s, error}});
    return HttpResponse::json(200, QJsonObject{{u"id"_s, id}});
}

HttpResponse ControlService::command(const QString &name, const QJsonObject &body)
{
    if (name == "move-job"_L1)
        return HttpResponse::json(200, m_colleague.move(body));
    if (name == "second-dispatcher"_L1) {
        m_colleague.setInterval(body.value("every_ms"_L1).toInt());
        return HttpResponse::json(200, QJsonObject{{u"every_ms"_s, m_colleague.interval()}});
    }
    if (name == "write"_L1) {
        return HttpResponse::json(200,
            m_sandbox.world().update(body.value("doctype"_L1).toString(),
                body.value("name"_L1).toString(), body.value("values"_L1).toObject(),
                body.value("user"_L1).toString(SecondDispatcher::user), true));
    }
    if (name == "drop"_L1) {
        const QString service = body.value("service"_L1).toString();
        if (!Sandbox::serverNames.contains(service) || service == "control"_L1)
            return HttpResponse::json(400,
                QJsonObject{
                    {u"error"_s, u"\"service\" must be erp, hub, traccar, tiles or routing"_s}});
        m_sandbox.server(service).dropAll();
        return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}});
    }
    return HttpResponse::json(404, QJsonObject{{u"error"_s, u"no command \"%1\""_s.arg(name)}});
}

QJsonObject ControlService::state() const
{
    QJsonObject services;
    for (const QString &name : Sandbox::serverNames) {
        const HttpServer &server = m_sandbox.server(name);
        services.insert(name,
            QJsonObject{{u"url"_s, server.url()}, {u"requests"_s, server.requestCount()},
                {u"connections"_s, server.connectionCount()}});
    }
    QJsonObject parts;
    for (const auto &part : m_sandbox.parts()) {
        const QJsonObject s = part->state();
        if (!s.isEmpty())
            parts.insert(part->name(), s);
    }
    return {{u"scale"_s, m_sandbox.options().scale}, {u"seed"_s, qint64(m_sandbox.options().seed)},
        {u"now"_s, m_sandbox.clock().now().toString(Qt::ISODate)},
        {u"data_dir"_s, m_sandbox.dataDir()}, {u"services"_s, services},
        {u"faults"_s, m_sandbox.faults().toJson()}, {u"parts"_s, parts},
        {u"second_dispatcher"_s,
            QJsonObject{
                {u"every_ms"_s, m_colleague.interval()}, {u"moves"_s, m_colleague.moves()}}}};
}

QString ControlPart::name() const
{
    return u"control"_s;
}

bool ControlPart::start(Sandbox &sandbox, QString *error)
{
    m_service = std::make_unique<ControlService>(sandbox);
    sandbox.server(u"control"_s).route("/", m_service.get());
    return true;
}

} // namespace FibreDesk::Sandbox
