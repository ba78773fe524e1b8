// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "liveworld.h"
#include "world/world.h"

#include <QUrlQuery>

using namespace FibreDesk::Sandbox;
using namespace Qt::StringLiterals;

/// The stand-in ERPNext against what a Frappe 16 was measured to answer.
class TestSandboxFrappe : public QObject {
    Q_OBJECT

private:
    using Answer = LiveWorld::Answer;
    const QByteArray token = "token sandboxkey:sandboxsecret";
    LiveWorld m_world;

    Answer erp(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return m_world.call(method, u"erp"_s, path,
            {{"Authorization", token}, {"Accept", "application/json"}},
            body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    }
    static QString listOf(const QString &doctype, const QList<std::pair<QString, QString>> &query)
    {
        QUrlQuery items;
        for (const auto &[key, value] : query)
            items.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        return "/api/resource/"_L1 + doctype + u'?' + items.toString(QUrl::FullyEncoded);
    }
    QJsonArray rows(const QString &doctype, const QList<std::pair<QString, QString>> &query)
    {
        return erp("GET", listOf(doctype, query)).object()["data"_L1].toArray();
    }
    QJsonObject document(const QString &path)
    {
        return erp("GET", "/api/resource/"_L1 + path).object()["data"_L1].toObject();
    }
    QString newJob()
    {
        return erp("POST", u"/api/resource/Dispatch Job"_s,
            {{u"subject"_s, u"Essai"_s}, {u"customer"_s, u"C-000001"_s}})
            .object()["data"_L1]["name"_L1]
            .toString();
    }
    static QString errorType(const Answer &answer)
    {
        return answer.object()["exc_type"_L1].toString();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_world.start()); }

    void signsInByToken_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        QTest::newRow("token") << QByteArray("token sandboxkey:sandboxsecret") << 200 << QString();
        QTest::newRow("basic") << QByteArray(
            "Basic " + QByteArray("sandboxkey:sandboxsecret").toBase64())
                               << 200 << QString();
        QTest::newRow("wrong secret")
            << QByteArray("token sandboxkey:x") << 401 << u"AuthenticationError"_s;
        QTest::newRow("malformed") << QByteArray("token") << 401 << u"AuthenticationError"_s;
        QTest::newRow("guest") << QByteArray() << 403 << u"PermissionError"_s;
    }
    void signsInByToken()
    {
        QFETCH(QByteArray, authorization);
        QList<std::pair<QByteArray, QByteArray>> headers;
        if (!authorization.isEmpty())
            headers.append({"Authorization", authorization});
        const Answer answer = m_world.call("GET", u"erp"_s, u"/api/resource/Customer"_s, headers);
        QTEST(answer.status, "status");
        QTEST(errorType(answer), "type");
        QVERIFY(answer.cookie.contains("sid=Guest"));
    }

    void listsTwentyUnlessToldOtherwise()
    {
        QCOMPARE(rows(u"Issue"_s, {}).size(), 20);
        QCOMPARE(rows(u"Issue"_s, {{u"limit"_s, u"3"_s}}).size(), 3);
        const qint64 all = m_world.sandbox().world().count(u"Issue"_s);
        QCOMPARE(rows(u"Issue"_s, {{u"limit_page_length"_s, u"0"_s}}).size(), all);
        QCOMPARE(rows(u"Issue"_s, {{u"limit"_s, u"many"_s}}).size(), all);
        const Answer arrays =
            erp("GET", listOf(u"Issue"_s, {{u"as_dict"_s, u"false"_s}, {u"limit"_s, u"1"_s}}));
        QVERIFY(arrays.object()["data"_L1][0].isArray());
    }

    void version2SaysWhetherAPageFollows()
    {
        const auto page = [this](const QString &query) {
            return erp("GET", "/api/v2/document/Dispatch Technician?"_L1 + query).object();
        };
        const qint64 all = m_world.sandbox().world().count(u"Dispatch Technician"_s);
        QCOMPARE(page(u"limit=1"_s)["has_next_page"_L1], QJsonValue(true));
        const QJsonObject last = page(u"limit=5&start=%1&order_by=name asc"_s.arg(all - 1));
        QCOMPARE(last["has_next_page"_L1], QJsonValue(false));
        QCOMPARE(last["data"_L1].toArray().size(), 1);
    }

    void refusesARequestLineThatIsTooLong()
    {
        const Answer answer = erp("GET", listOf(u"Issue"_s, {{u"filters"_s, QString(4100, u'x')}}));
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.contains("Request Line is too large"));
    }

    void aSessionOfABrowserNeedsItsToken()
    {
        const Answer login = m_world.call("POST", u"erp"_s, u"/api/method/login"_s, {},
            R"({"usr":"fibredesk@fibre.example","pwd":"sandbox"})");
        const QByteArray sid = login.cookie.split('\n').first().split(';').first();
        QVERIFY(sid.startsWith("sid=") && sid != "sid=Guest");
        const auto change = [&](const QByteArray &csrf) {
            QList<std::pair<QByteArray, QByteArray>> headers{{"Cookie", sid}};
            if (!csrf.isEmpty())
                headers.append({"X-Frappe-CSRF-Token", csrf});
            return m_world.call("PUT", u"erp"_s, u"/api/resource/Customer/C-000001"_s, headers,
                R"({"language":"fr"})");
        };
        QCOMPARE(change({}).status, 200); // a fresh session has none yet
        const Answer page = m_world.call("GET", u"erp"_s, u"/app"_s, {{"Cookie", sid}});
        const qsizetype at = page.body.indexOf("csrf_token = \"") + 14;
        const QByteArray csrf = page.body.mid(at, page.body.indexOf('"', at) - at);
        const Answer refused = change({});
        QCOMPARE(refused.status, 400);
        QCOMPARE(errorType(refused), u"CSRFTokenError"_s);
        QCOMPARE(change(csrf).status, 200);
    }

    void aPlainErpNextHasNothingOfTheIsps()
    {
        Options options;
        options.plain = true;
        LiveWorld plain;
        QVERIFY(plain.start(options));
        const auto ask = [&](const QString &path) {
            return plain.call("GET", u"erp"_s, path, {{"Authorization", token}});
        };
        const Answer jobs = ask(u"/api/resource/Dispatch Job"_s);
        QCOMPARE(jobs.status, 404);
        QCOMPARE(errorType(jobs), u"DoesNotExistError"_s);
        QCOMPARE(ask(u"/api/resource/Dispatch Job/DJ-00001"_s).status, 404);
        QCOMPARE(ask(u"/api/method/frappe.desk.form.load.getdoctype?doctype=Dispatch Job"_s).status,
            404);
        const QJsonObject all = ask(u"/api/resource/Customer?fields=[\"*\"]&limit=1"_s)
                                    .object()["data"_L1][0]
                                    .toObject();
        QVERIFY(all.contains("customer_name"_L1) && !all.contains("cell_phone"_L1));
        QCOMPARE(ask(u"/api/resource/Customer?fields=[\"cell_phone\"]"_s).status, 417);
        QVERIFY(!ask(u"/api/resource/Customer/C-000001"_s).body.contains("cell_phone"));
    }

    void pagesWithoutGapsOrRepeats()
    {
        QStringList seen;
        for (int start = 0;; start += 500) {
            const QJsonArray page = rows(u"Issue"_s,
                {{u"order_by"_s, u"modified asc, name asc"_s},
                    {u"limit_start"_s, QString::number(start)},
                    {u"limit_page_length"_s, u"500"_s}});
            for (const QJsonValue row : page)
                seen.append(row["name"_L1].toString());
            if (page.size() < 500)
                break;
        }
        QCOMPARE(seen.size(), m_world.sandbox().world().count(u"Issue"_s));
        QCOMPARE(seen.removeDuplicates(), 0);
    }

    void filters_data()
    {
        QTest::addColumn<QString>("filters");
        QTest::addColumn<QString>("where"); // the same in SQL on the tables
        const auto row = [](const char *name, const char16_t *filter, const char16_t *where) {
            QTest::newRow(name) << QString::fromUtf16(filter) << QString::fromUtf16(where);
        };
        row("dict", uR"({"job_type":"Retrait"})", u"job_type='Retrait'");
        row("dict with operator", uR"({"job_type":["in",["Retrait","Autre"]]})",
            u"job_type in ('Retrait','Autre')");
        row("single", uR"(["job_type","=","Autre"])", u"job_type='Autre'");
        row("four parts", uR"([["Dispatch Job","job_type","!=","Autre"]])", u"job_type<>'Autre'");
        row("not equal takes null", uR"([["assigned_tech","!=","DT-00001"]])",
            u"ifnull(assigned_tech,'')<>'DT-00001'");
        row("not in", uR"([["assigned_tech","not in",["DT-00001","DT-00002"]]])",
            u"ifnull(assigned_tech,'') not in ('DT-00001','DT-00002')");
        row("like ignores case", uR"([["status","like","ASSIGN%"]])",
            u"lower(status) like 'assign%'");
        row("not like", uR"([["subject","not like","%panne%"]])",
            u"lower(subject) not like '%panne%'");
        row("is set", uR"([["assigned_tech","is","set"]])", u"ifnull(assigned_tech,'')<>''");
        row("is not set", uR"([["scheduled_date","is","not set"]])", u"scheduled_date is null");
        row("numbers", uR"([["duration_h",">=",2]])", u"duration_h>=2");
        row("less takes undated", uR"([["scheduled_date","<","2000-01-01"]])",
            u"scheduled_date is null");
        row("two", uR"([["duration_h","<",1],["job_type","=","Retrait"]])",
            u"duration_h<1 and job_type='Retrait'");
    }
    void filters()
    {
        QFETCH(QString, filters);
        QFETCH(QString, where);
        Statement expected(m_world.sandbox().world().database(),
            "SELECT count(*) FROM \"tabDispatch Job\" WHERE " + where.toUtf8());
        QVERIFY(expected.step());
        QVERIFY(expected.integer(0) > 0);
        const QList<std::pair<QString, QString>> query{
            {u"filters"_s, filters}, {u"limit"_s, u"0"_s}};
        QCOMPARE(rows(u"Dispatch Job"_s, query).size(), expected.integer(0));
        const Answer count = erp("GET",
            "/api/method/frappe.client.get_count?doctype=Dispatch Job&filters="_L1
                + QString::fromLatin1(QUrl::toPercentEncoding(filters)));
        QCOMPARE(count.object()["message"_L1].toInteger(), expected.integer(0));
    }

    void betweenAndOrFilters()
    {
        const QString today = m_world.sandbox().clock().today().toString(Qt::ISODate);
        const QJsonArray between = rows(u"Dispatch Job"_s,
            {{u"filters"_s, uR"([["scheduled_date","between",["%1","%1"]]])"_s.arg(today)},
                {u"limit"_s, u"0"_s}});
        const QJsonArray equal = rows(u"Dispatch Job"_s,
            {{u"filters"_s, uR"({"scheduled_date":"%1"})"_s.arg(today)}, {u"limit"_s, u"0"_s}});
        QVERIFY(between.size() > 20);
        QCOMPARE(between, equal);
        const QJsonArray either = rows(u"Dispatch Job"_s,
            {{u"or_filters"_s, uR"([["name","=","DJ-00001"],["name","=","DJ-00002"]])"_s},
                {u"filters"_s, uR"([["name","!=","DJ-00002"]])"_s}});
        QCOMPARE(either.size(), 1);
    }

    void refusesAsFrappeDoes_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        const auto row = [](const char *name, const char *method, const QString &path,
                             const QJsonObject &body, int status, const char *type) {
            QTest::newRow(name) << QByteArray(method) << path << body << status
                                << QString::fromLatin1(type);
        };
        const QString jobs = u"/api/resource/Dispatch Job"_s;
        const QString one = jobs + u"/DJ-00001"_s;
        row("missing document", "GET", jobs + u"/DJ-99999"_s, {}, 404, "DoesNotExistError");
        row("missing doctype", "GET", u"/api/resource/Nope"_s, {}, 404, "DoesNotExistError");
        row("unknown field", "GET", listOf(u"Issue"_s, {{u"fields"_s, uR"(["nope"])"_s}}), {}, 417,
            "DataError");
        row("unknown filter", "GET", listOf(u"Issue"_s, {{u"filters"_s, uR"({"nope":1})"_s}}), {},
            417, "DataError");
        row("fetched field in a filter", "GET",
            listOf(u"Dispatch Job"_s, {{u"filters"_s, uR"({"customer_name":"x"})"_s}}), {}, 417,
            "DataError");
        row("unknown order", "GET", listOf(u"Issue"_s, {{u"order_by"_s, u"nope asc"_s}}), {}, 500,
            "OperationalError");
        row("malformed filters", "GET", listOf(u"Issue"_s, {{u"filters"_s, u"[["_s}}), {}, 500,
            "JSONDecodeError");
        row("bad date in a filter", "GET",
            listOf(u"Dispatch Job"_s, {{u"filters"_s, uR"({"scheduled_date":"soon"})"_s}}), {}, 500,
            "OperationalError");
        row("between on text", "GET",
            listOf(u"Dispatch Job"_s, {{u"filters"_s, uR"([["subject","between",["a","b"]]])"_s}}),
            {}, 500, "ProgrammingError");
        row("child rows without parent", "GET", u"/api/resource/Dispatch Job Tag"_s, {}, 403,
            "PermissionError");
        row("unknown method", "GET", u"/api/method/no.such"_s, {}, 417, "ValidationError");
        row("get on a writing method", "GET", u"/api/method/frappe.client.insert"_s, {}, 403,
            "PermissionError");
        row("bad select", "PUT", one, {{u"priority"_s, u"extreme"_s}}, 417, "ValidationError");
        row("bad link", "PUT", one, {{u"assigned_tech"_s, u"DT-99999"_s}}, 417,
            "LinkValidationError");
        row("bad date", "PUT", one, {{u"scheduled_date"_s, u"soon"_s}}, 500, "OperationalError");
        row("too long", "PUT", one, {{u"subject"_s, QString(200, u'x')}}, 417,
            "CharacterLengthExceededError");
        row("mandatory", "POST", jobs, {{u"notes"_s, u"x"_s}}, 417, "MandatoryError");
        row("stale", "PUT", one, {{u"notes"_s, u"x"_s}, {u"modified"_s, u"2020-01-01 00:00:00"_s}},
            417, "TimestampMismatchError");
        row("linked", "DELETE", u"/api/resource/Customer/C-000001"_s, {}, 417, "LinkExistsError");
        row("duplicate name", "POST", u"/api/resource/Dispatch Tag"_s, {{u"label"_s, u"Fibre"_s}},
            409, "DuplicateEntryError");
        row("submitted", "PUT", u"/api/resource/Sales Invoice/%1"_s,
            {{u"due_date"_s, u"2030-01-01"_s}}, 417, "UpdateAfterSubmitError");
    }
    void refusesAsFrappeDoes()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QJsonObject, body);
        QFETCH(QString, type);
        if (path.contains("%1"_L1))
            path =
                path.arg(rows(u"Sales Invoice"_s, {{u"limit"_s, u"1"_s}})[0]["name"_L1].toString());
        const Answer answer = erp(method, path, body);
        QTEST(answer.status, "status");
        QCOMPARE(errorType(answer), type);
        if (answer.status == 417) { // decoded twice
            const QString once = answer.object()["_server_messages"_L1].toString();
            const QString inner = QJsonDocument::fromJson(once.toUtf8()).array()[0].toString();
            const QJsonObject message = QJsonDocument::fromJson(inner.toUtf8()).object();
            QVERIFY(!message["message"_L1].toString().isEmpty());
            QVERIFY(answer.object()["exception"_L1].toString().contains(type));
        }
        if (answer.status == 404)
            QVERIFY(!answer.object().contains("exception"_L1));
        if (answer.status == 403)
            QVERIFY(!answer.object()["_error_message"_L1].toString().isEmpty());
    }

    void answersV2InItsOwnEnvelope()
    {
        const Answer list = erp("GET", u"/api/v2/document/Customer?limit=2"_s);
        QCOMPARE(list.object()["data"_L1].toArray().size(), 2);
        QCOMPARE(erp("GET", u"/api/v2/doctype/Customer/count"_s).object()["data"_L1].toInteger(),
            m_world.sandbox().world().count(u"Customer"_s));
        QCOMPARE(erp("GET", u"/api/v2/method/ping"_s).object()["data"_L1].toString(), u"pong"_s);
        const Answer missing = erp("GET", u"/api/v2/document/Customer/C-999999"_s);
        QCOMPARE(missing.status, 404);
        QCOMPARE(missing.object()["errors"_L1][0]["type"_L1].toString(), u"DoesNotExistError"_s);
    }

    void sendsHtmlErrorsToBrowsers()
    {
        const Answer answer = m_world.call("GET", u"erp"_s, u"/api/resource/Customer/C-999999"_s,
            {{"Authorization", token}, {"Accept", "text/html,*/*"}});
        QCOMPARE(answer.status, 404);
        QVERIFY(answer.contentType.startsWith("text/html"));
    }

    void insertsUpdatesAndDeletes()
    {
        const QString name = newJob();
        QVERIFY(name.startsWith("DJ-"_L1));
        QJsonObject job = document("Dispatch Job/"_L1 + name);
        QCOMPARE(job["customer_name"_L1].toString(),
            document(u"Customer/C-000001"_s)["customer_name"_L1].toString());
        QCOMPARE(job["status"_L1].toString(), u"open"_s);
        QVERIFY(!job.contains("scheduled_date"_L1)); // null fields are left out
        QCOMPARE(job["modified"_L1].toString().size(), 26);

        const Answer put = erp("PUT", "/api/resource/Dispatch Job/"_L1 + name,
            {{u"start_time"_s, u"08:30"_s}, {u"modified"_s, job["modified"_L1]},
                {u"tags"_s, QJsonArray{QJsonObject{{u"tag"_s, u"Fibre"_s}, {u"level"_s, 2}}}}});
        QCOMPARE(put.status, 200);
        job = put.object()["data"_L1].toObject();
        QCOMPARE(job["start_time"_L1].toString(), u"8:30:00"_s);
        QCOMPARE(job["tags"_L1][0]["level"_L1].toInt(), 2);

        // Replaced whole; without "modified" a write always wins.
        erp("PUT", "/api/resource/Dispatch Job/"_L1 + name,
            {{u"tags"_s, QJsonArray{QJsonObject{{u"tag"_s, u"Hauteur"_s}}}}});
        job = document("Dispatch Job/"_L1 + name);
        QCOMPARE(job["tags"_L1].toArray().size(), 1);
        QCOMPARE(job["tags"_L1][0]["tag"_L1].toString(), u"Hauteur"_s);

        const Answer gone = erp("DELETE", "/api/resource/Dispatch Job/"_L1 + name);
        QCOMPARE(gone.status, 202);
        QCOMPARE(gone.object()["data"_L1].toString(), u"ok"_s);
        QCOMPARE(erp("GET", "/api/resource/Dispatch Job/"_L1 + name).status, 404);
        QVERIFY(newJob() > name); // the series goes on
    }

    void oneOfTwoWritersLoses()
    {
        const QString path = "/api/resource/Dispatch Job/"_L1 + newJob();
        const QJsonValue modified = erp("GET", path).object()["data"_L1]["modified"_L1];
        QCOMPARE(erp("PUT", path, {{u"notes"_s, u"a"_s}, {u"modified"_s, modified}}).status, 200);
        const Answer second = erp("PUT", path, {{u"notes"_s, u"b"_s}, {u"modified"_s, modified}});
        QCOMPARE(second.status, 417);
        QCOMPARE(errorType(second), u"TimestampMismatchError"_s);
        // Cut to seconds it is another string.
        const QString fresh = erp("GET", path).object()["data"_L1]["modified"_L1].toString();
        QCOMPARE(
            erp("PUT", path, {{u"notes"_s, u"c"_s}, {u"modified"_s, fresh.left(19)}}).status, 417);
    }

    void keepsSlashesInNames()
    {
        QCOMPARE(
            document(u"Dispatch Tag/C%C3%A2ble%2FCoax"_s)["name"_L1].toString(), u"Câble/Coax"_s);
        QCOMPARE(
            document(u"Dispatch Tag/C%C3%A2ble/Coax"_s)["name"_L1].toString(), u"Câble/Coax"_s);
    }

    void showsCustomFieldsOnlyInMergedMeta()
    {
        const auto fieldNames = [](const QJsonValue &meta) {
            QStringList names;
            for (const QJsonValue f : meta["fields"_L1].toArray())
                names << f["fieldname"_L1].toString();
            return names;
        };
        const QJsonObject merged =
            erp("GET", u"/api/method/frappe.desk.form.load.getdoctype?doctype=Customer"_s).object();
        QVERIFY(fieldNames(merged["docs"_L1][0]).contains("cell_phone"_L1));
        QVERIFY(!fieldNames(document(u"DocType/Customer"_s)).contains("cell_phone"_L1));
    }

    void neverShowsPasswords()
    {
        const QJsonArray list = rows(u"Service Subscription"_s,
            {{u"fields"_s, uR"(["radius_password"])"_s},
                {u"filters"_s, uR"([["radius_password","is","set"]])"_s}, {u"limit"_s, u"1"_s}});
        QCOMPARE(list[0]["radius_password"_L1].toString(), u"*****"_s);
    }

    void signalsEveryWriteOnce()
    {
        const QString name = newJob();
        QSignalSpy spy(&m_world.sandbox().world(), &World::documentChanged);
        erp("PUT", "/api/resource/Dispatch Job/"_L1 + name, {{u"priority"_s, u"high"_s}});
        const Answer moved = m_world.call("POST", u"control"_s, u"/control/move-job"_s, {},
            QJsonDocument(QJsonObject{{u"job"_s, name}, {u"technician"_s, u"DT-00002"_s}})
                .toJson());
        QCOMPARE(moved.status, 200);
        QCOMPARE(spy.size(), 2);
        QCOMPARE(spy[1][1].toString(), name);
        QCOMPARE(spy[1][3].toJsonObject()["priority"_L1].toString(), u"high"_s);
        QCOMPARE(spy[1][4].toJsonObject()["assigned_tech"_L1].toString(), u"DT-00002"_s);
        erp("PUT", "/api/resource/Dispatch Job/"_L1 + name, {{u"priority"_s, u"nope"_s}});
        QCOMPARE(spy.size(), 2); // refused: nothing changed
    }

    void ticketsHaveNotesFilesAndThoseWhoLookedAtThem()
    {
        const QJsonArray open = rows(u"Issue"_s,
            {{u"fields"_s, u"[\"name\",\"status\",\"assigned_staff\",\"_assign\",\"_seen\"]"_s},
                {u"filters"_s, u"[[\"status\",\"not in\",[\"Closed\",\"Resolved\"]]]"_s},
                {u"limit"_s, u"500"_s}});
        QVERIFY(!open.isEmpty());
        int assigned = 0;
        for (const QJsonValue &ticket : open) {
            const QString staff = ticket["assigned_staff"_L1].toString();
            const QJsonArray named =
                QJsonDocument::fromJson(ticket["_assign"_L1].toString().toUtf8()).array();
            QCOMPARE(named.isEmpty(), staff.isEmpty());
            QCOMPARE(named.first().toString(), staff);
            assigned += staff.isEmpty() ? 0 : 1;
        }
        QVERIFY(assigned > 0 && assigned < open.size());
        // In lists that ask for them only, as Frappe has it.
        const QJsonObject one = document("Issue/"_L1 + open[0]["name"_L1].toString());
        QVERIFY(!one.contains("_assign"_L1) && one.contains("subject"_L1));

        const QJsonArray notes = rows(u"Comment"_s,
            {{u"fields"_s, u"[\"reference_name\",\"content\",\"comment_by\"]"_s},
                {u"filters"_s, u"[[\"reference_doctype\",\"=\",\"Issue\"]]"_s}});
        QVERIFY(!notes.isEmpty());
        QVERIFY(notes[0]["content"_L1].toString().startsWith(u"<p>"_s));
    }

    void tagsStandBesideTheDocument()
    {
        const QJsonObject before = rows(u"Issue"_s,
            {{u"fields"_s, u"[\"name\",\"modified\",\"_user_tags\"]"_s},
                {u"filters"_s, u"[[\"_user_tags\",\"is\",\"not set\"]]"_s},
                {u"order_by"_s, u"name asc"_s}, {u"limit"_s, u"1"_s}})[0]
                                       .toObject();
        const QString name = before["name"_L1].toString();
        QVERIFY(!name.isEmpty());
        const auto ask = [this, &name](const QString &method, const QString &tag) {
            return erp("POST", u"/api/method/frappe.desk.doctype.tag.tag."_s + method,
                {{u"tag"_s, tag}, {u"dt"_s, u"Issue"_s}, {u"dn"_s, name}});
        };
        const auto now = [this, &name] {
            return rows(u"Issue"_s,
                {{u"fields"_s, u"[\"modified\",\"_user_tags\"]"_s},
                    {u"filters"_s, u"[[\"name\",\"=\",\"%1\"]]"_s.arg(name)}})[0]
                .toObject();
        };
        const auto tags = [&now] { return now()["_user_tags"_L1].toString(); };
        QCOMPARE(ask(u"add_tag"_s, u"Panne"_s).object()["message"_L1].toString(), u"Panne"_s);
        QCOMPARE(ask(u"add_tag"_s, u"Panne"_s).status, 200); // twice is once
        QCOMPARE(ask(u"add_tag"_s, u"À rappeler"_s).status, 200);
        QCOMPARE(tags(), u",Panne,À rappeler"_s);
        QCOMPARE(now()["modified"_L1], before["modified"_L1]);
        QCOMPARE(ask(u"remove_tag"_s, u"panne"_s).status, 200);
        QCOMPARE(tags(), u",À rappeler"_s);
        QCOMPARE(ask(u"remove_tag"_s, u"À rappeler"_s).status, 200);
        QCOMPARE(tags(), QString());
        QVERIFY(!document("Issue/"_L1 + name).contains("_user_tags"_L1));
        const Answer missing = erp("POST", u"/api/method/frappe.desk.doctype.tag.tag.add_tag"_s,
            {{u"tag"_s, u"x"_s}, {u"dt"_s, u"Issue"_s}, {u"dn"_s, u"ISS-0"_s}});
        QCOMPARE(missing.status, 404);
    }

    void handsOutFilesToWhoeverIsSignedIn()
    {
        const QJsonArray files = rows(u"File"_s,
            {{u"fields"_s, u"[\"file_url\",\"file_size\",\"file_name\"]"_s}, {u"limit"_s, u"5"_s}});
        QVERIFY(!files.isEmpty());
        for (const QJsonValue &file : files) {
            const QString url = file["file_url"_L1].toString();
            const Answer content = erp("GET", url);
            QCOMPARE(content.status, 200);
            QCOMPARE(content.body.size(), file["file_size"_L1].toInteger());
            QCOMPARE(content.body.startsWith("\x89PNG"), url.endsWith(u".png"_s));
            QCOMPARE(m_world.call("GET", u"erp"_s, url).status, 403);
            QCOMPARE(erp("GET", url + u'x').status, 404);
        }
    }

    void makesAMailOfATicketAndSaysWhoDoesNotGetIt()
    {
        const QString ticket = rows(u"Issue"_s, {{u"limit"_s, u"1"_s}})[0]["name"_L1].toString();
        const QString make = u"/api/method/frappe.core.doctype.communication.email.make"_s;
        QJsonObject mail{{u"doctype"_s, u"Issue"_s}, {u"name"_s, ticket},
            {u"recipients"_s, u"a@client.example, b@unsubscribed.example"_s},
            {u"subject"_s, u"Re"_s}, {u"content"_s, u"<p>Bonjour</p>"_s}, {u"send_email"_s, 1}};
        const QString before = document("Issue/"_L1 + ticket)["modified"_L1].toString();
        const QJsonObject made = erp("POST", make, mail).object()["message"_L1].toObject();
        QCOMPARE(made["emails_not_sent_to"_L1].toString(), u"b@unsubscribed.example"_s);
        const QJsonObject message = document("Communication/"_L1 + made["name"_L1].toString());
        QCOMPARE(message["reference_name"_L1].toString(), ticket);
        QCOMPARE(message["sent_or_received"_L1].toString(), u"Sent"_s);
        QVERIFY(document("Issue/"_L1 + ticket)["modified"_L1].toString() != before);

        mail[u"recipients"_s] = u"nobody"_s;
        const Answer refused = erp("POST", make, mail);
        QCOMPARE(refused.status, 417);
        QCOMPARE(errorType(refused), u"InvalidEmailAddressError"_s);
        mail[u"name"_s] = u"ISS-0"_s;
        QCOMPARE(erp("POST", make, mail).status, 404);
        QCOMPARE(erp("GET", make).status, 403);
    }

    void assignsATicketAndTakesItBack()
    {
        const QString ticket = rows(u"Issue"_s, {{u"limit"_s, u"1"_s}})[0]["name"_L1].toString();
        const QString user = rows(u"User"_s, {{u"limit"_s, u"1"_s}})[0]["name"_L1].toString();
        const auto assigned = [this, ticket] {
            return rows(u"Issue"_s,
                {{u"fields"_s, u"[\"name\",\"_assign\"]"_s},
                    {u"filters"_s, u"[[\"name\",\"=\",\"%1\"]]"_s.arg(ticket)}})[0]["_assign"_L1]
                .toString();
        };
        const QString call = u"/api/method/frappe.desk.form.assign_to."_s;
        const QJsonObject of{{u"doctype"_s, u"Issue"_s}, {u"name"_s, ticket}};
        QJsonObject add = of;
        add.insert(u"assign_to"_s, QJsonArray{user});
        QCOMPARE(erp("POST", call + u"add"_s, add).status, 200);
        QVERIFY(assigned().contains(user));
        QJsonObject remove = of;
        remove.insert(u"assign_to"_s, user);
        QCOMPARE(erp("POST", call + u"remove"_s, remove).status, 200);
        QVERIFY(!assigned().contains(user));
        add.insert(u"assign_to"_s, QJsonArray{u"nobody@fibre.example"_s});
        QCOMPARE(erp("POST", call + u"add"_s, add).status, 404);
    }

    void hasTemplatesOfMailsAndSignsComments()
    {
        const QJsonArray templates =
            rows(u"Email Template"_s, {{u"fields"_s, u"[\"name\",\"response\"]"_s}});
        QVERIFY(templates.size() >= 2);
        QVERIFY(templates[0]["response"_L1].toString().contains(u"{{ customer_name }}"_s));
        const QJsonObject note = erp("POST", u"/api/resource/Comment"_s,
            {{u"comment_type"_s, u"Comment"_s}, {u"reference_doctype"_s, u"Issue"_s},
                {u"reference_name"_s, u"ISS-2026-00001"_s}, {u"content"_s, u"<p>x</p>"_s}})
                                     .object()["data"_L1]
                                     .toObject();
        QCOMPARE(note["comment_email"_L1].toString(), u"fibredesk@fibre.example"_s);
    }

    void keepsAVersionOfEachMove()
    {
        const auto versions = [this](const QString &device) {
            return rows(u"Version"_s,
                {{u"fields"_s, u"[\"owner\",\"creation\",\"data\"]"_s},
                    {u"filters"_s,
                        u"[[\"ref_doctype\",\"=\",\"Service Equipment\"],[\"docname\",\"=\",\"%1\"]]"_s
                            .arg(device)},
                    {u"order_by"_s, u"creation desc"_s}});
        };
        const QString device = u"EQP-00001"_s;
        const auto before = versions(device).size();
        QCOMPARE(erp("PUT", u"/api/resource/Service Equipment/"_s + device,
                     {{u"status"_s, u"defective"_s}})
                     .status,
            200);
        const QJsonArray after = versions(device);
        QCOMPARE(after.size(), before + 1);
        QCOMPARE(after[0]["owner"_L1].toString(), u"fibredesk@fibre.example"_s);
        const QJsonArray changed =
            QJsonDocument::fromJson(after[0]["data"_L1].toString().toUtf8())["changed"_L1]
                .toArray();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), u"status"_s);
        QCOMPARE(changed[0][2].toString(), u"defective"_s);
        const QJsonObject type =
            erp("GET", u"/api/method/frappe.desk.form.load.getdoctype?doctype=Service Equipment"_s)
                .object()["docs"_L1][0]
                .toObject();
        QCOMPARE(type["track_changes"_L1].toInt(), 1);
    }

    void givesPasswordsToASystemManagerOnly()
    {
        const auto ask = [this](const QString &name, const QString &field) {
            return erp("POST", u"/api/method/frappe.client.get_password"_s,
                {{u"doctype"_s, u"Service Equipment"_s}, {u"name"_s, name},
                    {u"fieldname"_s, field}});
        };
        QCOMPARE(ask(u"EQP-00001"_s, u"wifi_password"_s).object()["message"_L1].toString(),
            u"sandbox-wifi"_s);
        const Answer none = ask(u"EQP-00001"_s, u"sip_password"_s);
        QCOMPARE(none.status, 401);
        QVERIFY(none.body.contains("Password not found"));
        m_world.control(u"erp"_s, u"passwords"_s, {{u"allowed"_s, false}});
        const Answer refused = ask(u"EQP-00001"_s, u"wifi_password"_s);
        QCOMPARE(refused.status, 403);
        QCOMPARE(errorType(refused), u"PermissionError"_s);
        m_world.control(u"erp"_s, u"passwords"_s, {{u"allowed"_s, true}});
    }

    void keepsWhatStandsInAddedFields()
    {
        m_world.control(u"erp"_s, u"custom-fields"_s);
        const QString path = u"Customer/C-000001"_s;
        const QJsonObject before = document(path);
        QVERIFY(before.contains("client_depuis"_L1));
        QCOMPARE(before["code_portail"_L1].toString(), u"**********"_s);
        const QString modified = before["modified"_L1].toString();
        const Answer bad = erp("PUT", "/api/resource/"_L1 + path,
            {{u"contact_prefere"_s, u"Pigeon"_s}, {u"modified"_s, modified}});
        QCOMPARE(bad.status, 417);
        QCOMPARE(erp("PUT", "/api/resource/"_L1 + path,
                     {{u"contact_prefere"_s, u"Courriel"_s}, {u"modified"_s, modified}})
                     .status,
            200);
        QCOMPARE(document(path)["contact_prefere"_L1].toString(), u"Courriel"_s);
        QVERIFY(document(path)["modified"_L1].toString() != modified);
    }
};

QTEST_MAIN(TestSandboxFrappe)
#include "tst_sandboxfrappe.moc"
