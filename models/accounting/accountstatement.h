// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accounting/statement.h"
#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"

#include <QObject>
#include <QUrl>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Store {
class Mirror;
struct Changes;
} // namespace Store

/// A customer's statement of account over a period, from the local copy, and its files.
class AccountStatement : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AccountingController")
    Q_PROPERTY(QString customer READ customer NOTIFY customerChanged)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(int period READ period NOTIFY changed)
    Q_PROPERTY(QString from READ from NOTIFY changed)
    Q_PROPERTY(QString to READ to NOTIFY changed)
    Q_PROPERTY(QString opening READ opening NOTIFY changed)
    Q_PROPERTY(QString charged READ charged NOTIFY changed)
    Q_PROPERTY(QString credited READ credited NOTIFY changed)
    Q_PROPERTY(QString closing READ closing NOTIFY changed)
    Q_PROPERTY(FibreDesk::RecordModel *entries READ entries CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *ageing READ ageing CONSTANT)
    Q_PROPERTY(QStringList notes READ notes NOTIFY changed)
    Q_PROPERTY(QString difference READ difference NOTIFY changed)
    Q_PROPERTY(QDateTime fetchedAt READ fetchedAt NOTIFY changed)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY changed)
    Q_PROPERTY(bool isMissing READ isMissing NOTIFY changed)
    Q_PROPERTY(bool isWriting READ isWriting NOTIFY changed)
    Q_PROPERTY(QString fileLanguage READ fileLanguage WRITE setFileLanguage NOTIFY changed)
    Q_PROPERTY(QString csvName READ csvName NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    enum Period { ThisMonth, ThreeMonths, ThisYear, OneYear, Everything, Chosen };
    Q_ENUM(Period)

    AccountStatement(Store::Mirror *mirror, Clock clock, QObject *parent = nullptr);

    /// Whose statement is made: stands at the head of the paper.
    void setIssuer(const QString &issuer) { m_issuer = issuer; }
    void setLanguage(const QString &language);
    void open(const QString &customer);
    Q_INVOKABLE void close();
    Q_INVOKABLE void reload();
    Q_INVOKABLE void setPeriod(int period);
    /// yyyy-MM-dd; what is no date or ends before it begins changes nothing and answers false.
    Q_INVOKABLE bool choosePeriod(const QString &from, const QString &to);
    Q_INVOKABLE void saveCsv(const QUrl &target);
    /// Makes the paper; pdfReady() follows.
    Q_INVOKABLE void makePdf();
    void handleChanges(const Store::Changes &changes);

    [[nodiscard]] QString customer() const { return m_customer; }
    [[nodiscard]] QString name() const { return m_statement.name; }
    [[nodiscard]] int period() const { return m_period; }
    [[nodiscard]] QString from() const;
    [[nodiscard]] QString to() const;
    [[nodiscard]] QString opening() const { return money(m_statement.opening); }
    [[nodiscard]] QString charged() const { return money(m_statement.charged); }
    [[nodiscard]] QString credited() const { return money(m_statement.credited); }
    [[nodiscard]] QString closing() const { return money(m_statement.closing); }
    [[nodiscard]] RecordModel *entries() { return &m_entries; }
    [[nodiscard]] RecordModel *ageing() { return &m_ageing; }
    /// What is left out and what is uncertain, a sentence each.
    [[nodiscard]] QStringList notes() const { return m_notes; }
    /// By how much the statement does not agree with the invoices' open amounts, as a sentence;
    /// empty = it does.
    [[nodiscard]] QString difference() const { return m_difference; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_statement.fetchedAt; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] bool isMissing() const { return m_isMissing; }
    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    /// The customer's, until another is chosen.
    [[nodiscard]] QString fileLanguage() const { return m_fileLanguage; }
    void setFileLanguage(const QString &language);
    [[nodiscard]] QString csvName() const;
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] const Accounting::Statement &statement() const { return m_statement; }

Q_SIGNALS:
    void customerChanged();
    void changed();
    void pdfReady(const QString &title, const QString &fileName, const QByteArray &content);
    void noticed(const QString &text, const QString &tone);

private:
    void make();
    void show();
    [[nodiscard]] QDate today() const;
    [[nodiscard]] QString money(Billing::Money amount) const;

    Store::Mirror *m_mirror;
    Clock m_clock;
    QString m_issuer;
    QString m_language = QStringLiteral("en");
    QString m_fileLanguage = QStringLiteral("fr");
    QString m_customer;
    int m_period = ThreeMonths;
    QDate m_from;
    QDate m_to;
    Store::CustomerAccount m_account;
    Accounting::Statement m_statement;
    RecordModel m_entries;
    RecordModel m_ageing;
    QStringList m_notes;
    QString m_difference;
    bool m_isLoaded = false;
    bool m_isMissing = false;
    bool m_isWriting = false;
    ErrorText m_error;
    int m_generation = 0;
};

} // namespace FibreDesk
