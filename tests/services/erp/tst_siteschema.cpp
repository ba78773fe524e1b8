// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/siteschema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Erp;
using namespace Qt::StringLiterals;
using State = SchemaFinding::State;

namespace {

QJsonObject field(const QString &name, const QString &type, const QString &options = {})
{
    return {{u"fieldname"_s, name}, {u"fieldtype"_s, type}, {u"options"_s, options}};
}

} // namespace

class TestSiteSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsWhatOthersLinkToFirst()
    {
        const QByteArray json = R"({"doctypes": [
            {"name": "Job", "fields": [
                {"fieldname": "tags", "fieldtype": "Table", "options": "Job Tag"},
                {"fieldname": "parent_job", "fieldtype": "Link", "options": "Job"}]},
            {"name": "Job Tag", "istable": 1, "fields": [
                {"fieldname": "tag", "fieldtype": "Link", "options": "Tag"}]},
            {"name": "Tag", "autoname": "field:label", "fields": [
                {"fieldname": "label", "fieldtype": "Data"}]}],
            "custom_fields": {"Issue": [
                {"fieldname": "job", "fieldtype": "Link", "options": "Job"}]}})";
        const auto schema = SiteSchema::fromJson(json);
        QVERIFY(schema);
        QStringList names;
        for (const SchemaType &type : schema->types()) {
            names += type.name;
        }
        QCOMPARE(names, (QStringList{u"Tag"_s, u"Job Tag"_s, u"Job"_s, u"Issue"_s}));
        QVERIFY(!schema->types().constLast().isOurs());
    }

    void endsWhereDoctypesLinkInACircle()
    {
        const auto schema = SiteSchema::fromJson(R"({"doctypes": [
            {"name": "A", "fields": [{"fieldname": "b", "fieldtype": "Link", "options": "B"}]},
            {"name": "B", "fields": [{"fieldname": "a", "fieldtype": "Link", "options": "A"}]}]})");
        QVERIFY(schema);
        QCOMPARE(schema->types().size(), 2);
    }

    void refusesHalfADefinition()
    {
        QVERIFY(!SiteSchema::fromJson("[]"));
        QVERIFY(!SiteSchema::fromJson(R"({"doctypes": [{"name": "A", "fields": []}]})"));
        QVERIFY(!SiteSchema::fromJson(
            R"({"doctypes": [{"name": "A", "fields": [{"fieldname": "b", "fieldtype": "Link"}]}]})"));
    }

    void saysWhatIsMissingAndWhatDiffers()
    {
        const SchemaType type{.name = u"Job"_s,
            .definition = {{u"name"_s, u"Job"_s}},
            .fields = {field(u"subject"_s, u"Data"_s), field(u"tech"_s, u"Link"_s, u"Tech"_s),
                field(u"date"_s, u"Date"_s), field(u"notes"_s, u"Text"_s)}};
        const auto there = [](const QString &name, const QString &kind,
                               const QString &options = {}) {
            DocField one;
            one.name = name;
            one.type = kind;
            one.options = options;
            return one;
        };
        DocTypeMeta meta;
        meta.name = u"Job"_s;
        meta.fields = {there(u"subject"_s, u"Data"_s), there(u"tech"_s, u"Link"_s, u"User"_s),
            there(u"date"_s, u"Data"_s), there(u"more"_s, u"Data"_s)};
        const QList<SchemaFinding> expected{
            {.state = State::Exists, .doctype = u"Job"_s, .field = {}, .detail = {}},
            {.state = State::Exists, .doctype = u"Job"_s, .field = u"subject"_s, .detail = {}},
            {.state = State::Differs,
                .doctype = u"Job"_s,
                .field = u"tech"_s,
                .detail = u"leads to User, not to Tech"_s},
            {.state = State::Differs,
                .doctype = u"Job"_s,
                .field = u"date"_s,
                .detail = u"is Data, not Date"_s},
            {.state = State::Missing, .doctype = u"Job"_s, .field = u"notes"_s, .detail = {}}};
        QCOMPARE(SiteSchema::compare(type, meta), expected);
    }

    void hasEveryFieldOfOursThatERPNextLacks()
    {
        // What the program reads of the ISP's own doctypes is what it installs.
        const SiteSchema schema = SiteSchema::builtIn();
        QVERIFY(schema.types().size() > 15);
        QHash<QString, QStringList> fields;
        for (const SchemaType &type : schema.types()) {
            for (const QJsonObject &one : type.fields) {
                fields[type.name] += one.value("fieldname"_L1).toString();
            }
        }
        QFile file(u":/fibredesk/erp/fields.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject map = QJsonDocument::fromJson(file.readAll()).object();
        for (const QJsonValue entry : map) {
            const QString doctype = entry["doctype"_L1].toString();
            if (!doctype.startsWith("Service "_L1) && !doctype.startsWith("Dispatch "_L1)) {
                continue;
            }
            QVERIFY2(fields.contains(doctype), qPrintable(doctype));
            for (const QJsonValue name : entry["fields"_L1].toObject()) {
                const bool isEveryDocuments = name == "modified_by"_L1 || name == "owner"_L1
                    || name == "creation"_L1 || name == "docstatus"_L1;
                QVERIFY2(isEveryDocuments || fields.value(doctype).contains(name.toString()),
                    qPrintable(doctype + u'.' + name.toString()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSiteSchema)
#include "tst_siteschema.moc"
