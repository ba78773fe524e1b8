// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accounting/billdocument.h"
#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "core/requestscope.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}

/// The lines of the bill in front, which only the server has: asked for once the eye rests on it,
/// and whether their sums agree with each other and with the local copy.
class BillDetail : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AccountingController")
    Q_PROPERTY(FibreDesk::RecordModel *items READ items CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *sums READ sums CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *schedule READ schedule CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *links READ links CONSTANT)
    Q_PROPERTY(QStringList findings READ findings NOTIFY changed)
    Q_PROPERTY(QString remarks READ remarks NOTIFY changed)
    Q_PROPERTY(QString returnAgainst READ returnAgainst NOTIFY changed)
    Q_PROPERTY(bool areLinksKnown READ areLinksKnown NOTIFY changed)
    Q_PROPERTY(bool isOnline READ isOnline NOTIFY changed)
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY changed)
    Q_PROPERTY(QDateTime askedAt READ askedAt NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    /// `erp` may be null: then nothing is asked.
    BillDetail(Erp::ErpClient *erp, Clock clock, QObject *parent = nullptr);
    ~BillDetail() override;

    void setOnline(bool isOnline);
    void setLanguage(const QString &language);
    /// Another bill, or the same as the local copy has it now; a line without an id = none.
    void setBill(const Store::BillLine &line);
    Q_INVOKABLE void askAgain();

    [[nodiscard]] RecordModel *items() { return &m_items; }
    [[nodiscard]] RecordModel *sums() { return &m_sums; }
    [[nodiscard]] RecordModel *schedule() { return &m_schedule; }
    [[nodiscard]] RecordModel *links() { return &m_links; }
    /// What does not add up, a sentence each.
    [[nodiscard]] QStringList findings() const { return m_findings; }
    [[nodiscard]] QString remarks() const { return m_document.remarks; }
    [[nodiscard]] QString returnAgainst() const { return m_document.returnAgainst; }
    [[nodiscard]] bool areLinksKnown() const { return m_document.areLinksKnown; }
    [[nodiscard]] bool isOnline() const { return m_erp && m_isOnline; }
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] bool isLoaded() const { return m_askedAt.isValid(); }
    [[nodiscard]] QDateTime askedAt() const { return m_askedAt; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void forget();
    void show();
    [[nodiscard]] QString money(Billing::Money amount) const;

    Erp::ErpClient *m_erp;
    Clock m_clock;
    RequestScope m_scope;
    QTimer m_askTimer;
    bool m_isOnline = true;
    Store::BillLine m_line;
    Accounting::BillDocument m_document;
    RecordModel m_items;
    RecordModel m_sums;
    RecordModel m_schedule;
    RecordModel m_links;
    QStringList m_findings;
    bool m_isAsking = false;
    QDateTime m_askedAt;
    ErrorText m_error;
    int m_generation = 0;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
