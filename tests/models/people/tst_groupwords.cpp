// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people/groupwords.h"

#include "rights/rules.h"

#include <QTest>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

class TestGroupWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyGroupOfTheRulesIsOfferedOnceAndNoOther()
    {
        QStringList offered = GroupWords::all();
        QCOMPARE(offered.first(), u"support"_s); // whom most people are invited as
        offered.sort();
        QCOMPARE(offered, Rights::Rules::builtIn().groups());
    }

    void everyOneHasWordsOfItsOwn()
    {
        for (const QString &group : GroupWords::all()) {
            QVERIFY2(GroupWords::title(group) != group, qPrintable(group));
            QVERIFY2(!GroupWords::purpose(group).isEmpty(), qPrintable(group));
        }
        QCOMPARE(GroupWords::title(u"terrain"_s), u"terrain"_s);
    }
};

QTEST_GUILESS_MAIN(TestGroupWords)
#include "tst_groupwords.moc"
