// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/secretstore.h"
#include "session/secretsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestSecretsModel : public QObject {
    Q_OBJECT

private:
    static Profile profile()
    {
        using Place = Profile::Secret::Place;
        Profile profile;
        profile.file = u"/home/desk/profile.ini"_s;
        profile.secrets = {{u"erpnext"_s, u"api_secret"_s, Place::File, true},
            {u"hub"_s, u"token"_s, Place::Environment, true},
            {u"smtp"_s, u"password"_s, Place::Nowhere, true},
            {u"routing"_s, u"token"_s, Place::Nowhere, false}};
        return profile;
    }

private Q_SLOTS:
    void tellsWhereEachSecretIsAndNeverWhatItIs()
    {
        Safe::SecretStore store({.isMemoryOnly = true});
        SecretsModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSource(profile(), &store);
        const auto placeOf = [&model](int row) {
            return model.index(row).data(SecretsModel::PlaceRole).toString();
        };
        QCOMPARE(placeOf(0), u"file"_s);
        QCOMPARE(placeOf(1), u"environment"_s);
        QCOMPARE(placeOf(2), u"nowhere"_s);
        QCOMPARE(model.lacking(), 1); // routing does without
        // The file goes before what would be entered here.
        QVERIFY(!model.index(0).data(SecretsModel::EditableRole).toBool());
        QVERIFY(model.index(2).data(SecretsModel::EditableRole).toBool());

        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.enter(2, u"hidden-value"_s, true);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(placeOf(2), u"session"_s);
        QCOMPARE(model.lacking(), 0);
        QVERIFY(model.isChanged());
        for (const int role : model.roleNames().keys()) {
            for (int row = 0; row < model.rowCount(); ++row)
                QVERIFY(!model.index(row).data(role).toString().contains("hidden"_L1));
        }
        model.remove(2);
        QTRY_COMPARE(placeOf(2), u"nowhere"_s);
    }

    void saysWhyTheKeychainDidNotTakeIt()
    {
        Safe::SecretStore store({.isMemoryOnly = true});
        SecretsModel model;
        model.setSource(profile(), &store);
        QCOMPARE(model.backend(), u"unknown"_s);
        QSignalSpy failed(&model, &SecretsModel::errorChanged);
        model.enter(2, u"hidden-value"_s, false);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(model.error().isSet());
        QCOMPARE(model.backend(), u"memory"_s);
        QVERIFY(!model.backendReason().isEmpty());
        QCOMPARE(model.index(2).data(SecretsModel::PlaceRole).toString(), u"nowhere"_s);
        QVERIFY(!model.isChanged());
    }
};

QTEST_GUILESS_MAIN(TestSecretsModel)
#include "tst_secretsmodel.moc"
