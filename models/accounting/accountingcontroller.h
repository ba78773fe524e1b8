// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accountstatement.h"
#include "base/errortext.h"
#include "base/listexport.h"
#include "base/recordmodel.h"
#include "billcard.h"
#include "billdetail.h"
#include "billlistmodel.h"
#include "printedbill.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

#include <array>
#include <atomic>
#include <memory>

namespace FibreDesk {

/// What the list was asked to show, of one kind.
struct BillQuery {
    QString view = QStringLiteral("all"); ///< "open", "overdue", …, "mode:Chèque"
    QString text{};
    Store::BillOrder order{};

    [[nodiscard]] Store::BillFilter filter(Store::BillKind kind, QDate today) const;
    bool operator==(const BillQuery &) const = default;
};

/// Acts for the page of invoices and payments: both lists, one bill with its lines, its print, and
/// a customer's statement of account. Reads only: nothing in here can write to accounting.
class AccountingController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::BillListModel *list READ list CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *views READ views CONSTANT)
    Q_PROPERTY(FibreDesk::RecordModel *totals READ totals CONSTANT)
    Q_PROPERTY(FibreDesk::ListExport *fileExport READ fileExport CONSTANT)
    Q_PROPERTY(FibreDesk::BillDetail *detail READ detail CONSTANT)
    Q_PROPERTY(FibreDesk::PrintedBill *printed READ printed CONSTANT)
    Q_PROPERTY(FibreDesk::AccountStatement *statement READ statement CONSTANT)
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY queryChanged)
    Q_PROPERTY(QString view READ view NOTIFY queryChanged)
    Q_PROPERTY(QString viewTitle READ viewTitle NOTIFY queryChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY queryChanged)
    Q_PROPERTY(int sortColumn READ sortColumn NOTIFY queryChanged)
    Q_PROPERTY(bool isDescending READ isDescending NOTIFY queryChanged)
    Q_PROPERTY(QString memory READ memory NOTIFY memoryChanged)
    Q_PROPERTY(bool isListing READ isListing NOTIFY listChanged)
    Q_PROPERTY(bool isListed READ isListed NOTIFY listChanged)
    Q_PROPERTY(FibreDesk::ErrorText listError READ listError NOTIFY listChanged)
    Q_PROPERTY(int mirrored READ mirrored NOTIFY overviewChanged)
    Q_PROPERTY(bool isComplete READ isComplete NOTIFY overviewChanged)
    Q_PROPERTY(QDateTime fetchedAt READ fetchedAt NOTIFY overviewChanged)
    Q_PROPERTY(QString billId READ billId NOTIFY billChanged)
    Q_PROPERTY(FibreDesk::BillCard card READ card NOTIFY cardChanged)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY cardChanged)
    Q_PROPERTY(bool isMissing READ isMissing NOTIFY cardChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY cardChanged)
    Q_PROPERTY(int place READ place NOTIFY placeChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)

public:
    enum Kind { Invoices, Payments };
    Q_ENUM(Kind)

    /// `erp` may be null; printed files are kept below `directory` while they are looked at.
    explicit AccountingController(Store::Mirror *mirror, Erp::ErpClient *erp = nullptr,
        const QString &directory = {}, Clock clock = {}, QObject *parent = nullptr);

    /// The page is in front: from now on the list is read and kept up.
    Q_INVOKABLE void activate();
    /// The page was left: nothing is read until it comes back.
    Q_INVOKABLE void deactivate();
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void chooseView(const QString &id);
    Q_INVOKABLE void sortBy(int column, bool descending);
    /// What an earlier run remembered, before the first activate().
    Q_INVOKABLE void restore(const QString &memory);
    void setOnline(bool isOnline);
    void setIssuer(const QString &issuer) { m_statement.setIssuer(issuer); }

    /// The bill at a place of the list; one that is not read yet opens as soon as it is.
    Q_INVOKABLE void select(int place);
    Q_INVOKABLE void close();
    /// From elsewhere, or from one bill to another: shows it whether the list has it or not.
    Q_INVOKABLE void openBill(const QString &kind, const QString &id);
    /// Where a navigation leads: "invoice:…", "payment:…", "statement:<customer>".
    void open(const QString &subject);
    Q_INVOKABLE void openCustomer() { Q_EMIT customerRequested(m_card.customer); }
    Q_INVOKABLE void openCustomerOf(const QString &customer) { Q_EMIT customerRequested(customer); }
    Q_INVOKABLE void openStatement(const QString &customer);
    /// Of the bill in front, in the customer's language.
    Q_INVOKABLE void print();

    [[nodiscard]] BillListModel *list() { return &m_list; }
    [[nodiscard]] RecordModel *views() { return &m_views; }
    [[nodiscard]] RecordModel *totals() { return &m_totals; }
    [[nodiscard]] ListExport *fileExport() { return &m_export; }
    [[nodiscard]] BillDetail *detail() { return &m_detail; }
    [[nodiscard]] PrintedBill *printed() { return &m_printed; }
    [[nodiscard]] AccountStatement *statement() { return &m_statement; }
    [[nodiscard]] int kind() const { return static_cast<int>(m_kind); }
    void setKind(int kind);
    [[nodiscard]] QString view() const { return query().view; }
    [[nodiscard]] QString viewTitle() const;
    [[nodiscard]] QString text() const { return query().text; }
    void setText(const QString &text);
    [[nodiscard]] int sortColumn() const;
    [[nodiscard]] bool isDescending() const { return query().order.isDescending; }
    [[nodiscard]] QString memory() const;
    [[nodiscard]] bool isListing() const { return m_isListing; }
    [[nodiscard]] bool isListed() const { return m_isListed; }
    [[nodiscard]] ErrorText listError() const { return m_listError; }
    [[nodiscard]] int mirrored() const { return static_cast<int>(m_overview.all); }
    [[nodiscard]] bool isComplete() const { return m_overview.isComplete; }
    [[nodiscard]] QDateTime fetchedAt() const { return m_overview.fetchedAt; }
    [[nodiscard]] QString billId() const { return m_id; }
    [[nodiscard]] BillCard card() const { return m_card; }
    [[nodiscard]] bool isLoaded() const { return !m_id.isEmpty() && m_card.id == m_id; }
    [[nodiscard]] bool isMissing() const { return m_isMissing; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// Where the open bill stands in the list; -1 = it does not.
    [[nodiscard]] int place() const { return m_billKind == m_kind ? m_list.placeOf(m_row) : -1; }
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);

Q_SIGNALS:
    void queryChanged();
    void memoryChanged();
    void listChanged();
    void overviewChanged();
    void billChanged();
    void cardChanged();
    void placeChanged();
    void languageChanged();
    void customerRequested(const QString &customer);

private:
    struct ListAnswer;

    [[nodiscard]] BillQuery &query() { return m_queries[static_cast<std::size_t>(m_kind)]; }
    [[nodiscard]] const BillQuery &query() const
    {
        return m_queries[static_cast<std::size_t>(m_kind)];
    }
    [[nodiscard]] QDate today() const;
    void setQuery(BillQuery query);
    void readList(bool isAnother);
    void takeList(ListAnswer &answer, bool isAnother);
    void readLines(const std::vector<qint64> &rows);
    void readOverview();
    void showViews();
    void showTotals();
    /// Of another list, which is there before its sums are.
    void readTotals(const Store::BillFilter &wanted);
    void readRecord();
    void showRecord(const Store::BillRecord &record);
    void show(Store::BillKind kind, const QString &id);
    void handleChanges(const Store::Changes &changes);
    void follow();
    void renewDay();
    [[nodiscard]] ListExport::Source exportSource();

    Store::Mirror *m_mirror;
    Clock m_clock;
    BillListModel m_list;
    RecordModel m_views;
    RecordModel m_totals;
    ListExport m_export;
    BillDetail m_detail;
    PrintedBill m_printed;
    AccountStatement m_statement;
    Store::BillKind m_kind = Store::BillKind::Invoice;
    std::array<BillQuery, 2> m_queries;
    Store::BillOverview m_overview;
    std::vector<Store::BillTotal> m_sums;
    int m_sumsGeneration = 0;
    bool m_isActive = false;
    bool m_isDue = true; ///< something changed since the list was read
    bool m_isListing = false;
    bool m_isListed = false;
    ErrorText m_listError;
    int m_listGeneration = 0;
    /// Set once the list that is being read is no more wanted.
    std::shared_ptr<std::atomic<bool>> m_isListVoid = std::make_shared<std::atomic<bool>>(false);
    int m_overviewGeneration = 0;
    bool m_isUpdating = false; ///< one reading of the same list at a time
    bool m_isUpdateDue = false;
    QTimer m_textTimer; ///< letters of one word are one query
    QTimer m_changeTimer; ///< commits of one burst are one reading
    QTimer m_dayTimer; ///< what is overdue is so from midnight on
    QDate m_day;
    QStringList m_changedBills;
    QStringList m_changedCustomers;
    QString m_id;
    Store::BillKind m_billKind = Store::BillKind::Invoice;
    qint64 m_row = 0; ///< of the open bill
    qint64 m_awaitedRow = 0; ///< chosen before it was read
    int m_recordGeneration = 0;
    BillCard m_card;
    std::optional<Store::BillRecord> m_record;
    bool m_isMissing = false;
    ErrorText m_error;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
