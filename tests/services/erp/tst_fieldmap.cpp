// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/fieldmap.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Erp;
using namespace Qt::StringLiterals;

namespace {

FieldMap siteMap()
{
    return FieldMap::fromJson(R"({
        "job": {"doctype": "Dispatch Job", "fields": {
            "subject": "subject", "duration_h": "custom_hours", "tags": "skills"}},
        "job_tag": {"doctype": "Dispatch Job Tag", "parent": "job", "parentField": "tags",
            "fields": {"tag": "skill"}}})")
        .value();
}

DocTypeMeta recordedMeta()
{
    QFile file(QString::fromUtf8(FD_TEST_DATA) + u"/erp/getdoctype-dispatch-job.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const auto docs = QJsonDocument::fromJson(file.readAll()).object().value("docs"_L1).toArray();
    return DocTypeMeta::fromJson(docs.at(0).toObject(), u"test"_s).value();
}

} // namespace

class TestFieldMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInMapKnowsItsDoctypes()
    {
        const FieldMap map = FieldMap::builtIn();
        QCOMPARE(map.doctype(u"job"_s), u"Dispatch Job"_s);
        QCOMPARE(map.doctype(u"ticket"_s), u"Issue"_s);
        QCOMPARE(map.parentDoctype(u"job_tag"_s), u"Dispatch Job"_s);
        QCOMPARE(map.table(u"Service Location"_s), u"location"_s);
        QCOMPARE(map.serverField(u"job"_s, u"duration_h"_s), u"duration_h"_s);
    }

    void translatesDocumentsWithTheirRowsBothWays()
    {
        const QJsonObject server{{u"name"_s, u"DJ-1"_s}, {u"custom_hours"_s, 2},
            {u"unknown"_s, QJsonValue::Null},
            {u"skills"_s, QJsonArray{QJsonObject{{u"skill"_s, u"Fibre"_s}, {u"x"_s, 1}}}}};
        const QJsonObject ours{{u"name"_s, u"DJ-1"_s}, {u"duration_h"_s, 2},
            {u"unknown"_s, QJsonValue::Null},
            {u"tags"_s, QJsonArray{QJsonObject{{u"tag"_s, u"Fibre"_s}, {u"x"_s, 1}}}}};
        QCOMPARE(siteMap().toOurs(u"job"_s, server), ours);
        QCOMPARE(siteMap().toServer(u"job"_s, ours), server);
    }

    void leavesOutWhatTheServerLacks()
    {
        FieldMap map = siteMap();
        QCOMPARE(map.check(u"job"_s, recordedMeta()), (QStringList{u"duration_h"_s, u"tags"_s}));
        QCOMPARE(
            map.serverFields(u"job"_s, {u"subject"_s, u"duration_h"_s}), QStringList{u"subject"_s});
    }

    void readsDocTypes()
    {
        const DocTypeMeta meta = recordedMeta();
        QCOMPARE(meta.name, u"Dispatch Job"_s);
        QVERIFY(meta.hasField(u"custom_gate"_s));
        QVERIFY(meta.hasField(u"modified"_s));
        QVERIFY(!meta.hasField(u"legacy_dept"_s));
        QVERIFY(meta.fields.at(0).isRequired);
        QVERIFY(meta.fields.at(0).isColumn());
        QVERIFY(!meta.fields.at(1).isColumn());
        QVERIFY(!meta.fields.at(3).isColumn());
    }

    void namesWhatIsWrongWithAMap()
    {
        const auto map = FieldMap::fromJson(R"({"job": {"fields": {}}})");
        QCOMPARE(map.error().kind, ErrorKind::Validation);
        QVERIFY(map.error().detail.contains(u"job"_s));
    }
};

QTEST_GUILESS_MAIN(TestFieldMap)
#include "tst_fieldmap.moc"
