// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/error.h"

#include <QTest>

using namespace FibreDesk;

class TestError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverRetriesAnUncertainOutcome() { QVERIFY(!isRetryable({.kind = ErrorKind::Uncertain})); }

    void retriesGatewayStatusesButNotAPlain500()
    {
        QVERIFY(!isRetryable({.kind = ErrorKind::Server, .code = 500}));
        QVERIFY(isRetryable({.kind = ErrorKind::Server, .code = 503}));
    }
};

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
