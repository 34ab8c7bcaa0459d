import GraphStore
import Testing

@testable import Minutes

/// Dates and hours as minutes print them.
@Suite struct CalendarTests {
  @Test(
    arguments: [
      ("令和 3 年 1 2 月 9 日（木）", "2021-12-09", 4),
      ("令和元年５月１日（水）", "2019-05-01", 3),
      ("平成十八年二月十五日", "2006-02-15", nil),
      ("平成31年4月30日(火・休)", "2019-04-30", 2),
      ("昭和六十四年一月七日土曜日", "1989-01-07", 6),
      ("2021年（令和3年）12月9日", "2021-12-09", nil),
      ("令和3年（2021年）12月9日", "2021-12-09", nil),
      ("2021(令和3)年12月9日(木)", "2021-12-09", 4),
      ("R3.12.9", "2021-12-09", nil), ("H30/7/20", "2018-07-20", nil), ("2018/7/20", "2018-07-20", nil),
      ("2023-09-12", "2023-09-12", nil), ("二〇二一年十二月九日", "2021-12-09", nil),
      ("November 30, 2022", "2022-11-30", nil), ("30 November 2022", "2022-11-30", nil),
      ("1st Sept. 2020", "2020-09-01", nil), ("開催日：令和４年１０月５日（水）に", "2022-10-05", 3),
    ] as [(String, String, Int?)]) func dates(_ text: String, _ date: String, _ weekday: Int?) throws
  {
    let found = try #require(FoldedText.withWhole(text, PrintedDate.first))
    #expect(found.date.description == date)
    #expect(found.printedWeekday == weekday)
  }

  @Test(arguments: [
    "令和3年13月9日", "平成18年2月30日", "12021-1-1", "PR3.12.9", "第3回", "3月9日", "2021年度", "令和0年1月1日", "May 2021",
  ]) func noDates(_ text: String) {
    #expect(FoldedText.withWhole(text, PrintedDate.first) == nil)
  }

  @Test(
    arguments: [
      ("午後 5 時 1 5 分から午後 6 時 4 0 分までの間", "17:15:00", "18:40:00"), ("17:33〜18:34", "17:33:00", "18:34:00"),
      ("15.00~16.00", "15:00:00", "16:00:00"), ("１５：００－１６：３０", "15:00:00", "16:30:00"),
      ("午前十一時三分", "11:03:00", nil), ("16時から17時45分まで", "16:00:00", "17:45:00"),
      ("午後3時から5時", "15:00:00", "17:00:00"), ("午後1時半～正午", "13:30:00", "12:00:00"),
      ("午後零時三分散会", "12:03:00", nil), ("午前10時～11時30分", "10:00:00", "11:30:00"),
      ("5:15 p.m. - 6:40 p.m.", "17:15:00", "18:40:00"), ("10:00 to 11:30", "10:00:00", "11:30:00"),
    ] as [(String, String, String?)]) func hours(_ text: String, _ start: String, _ end: String?) throws
  {
    let times = try #require(FoldedText.withWhole(text) { PrintedTimes(in: $0) })
    #expect(times.start.description == start)
    #expect(times.end?.description == end)
  }

  @Test(arguments: ["3時間", "25:00", "10:7", "第3回", "1:234", "3分"]) func noHours(_ text: String) {
    #expect(FoldedText.withWhole(text) { PrintedTimes(in: $0) } == nil)
  }
}
