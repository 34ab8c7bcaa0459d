/// The SHA-256 digest (FIPS 180-4), by which a document is recognised again.
enum SHA256 {
  private typealias Words = InlineArray<16, UInt32>
  private typealias State = SIMD8<UInt32>

  /// The digest in lowercase hexadecimal.
  static func hexadecimal(of bytes: [UInt8]) -> String {
    var state = initialState
    let span = bytes.span
    var offset = 0
    while offset + 64 <= span.count {
      compress(span, at: offset, &state)
      offset += 64
    }
    var tail: [UInt8] = Array(bytes[offset...])
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bitCount = UInt64(bytes.count) &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
    }
    let tailSpan = tail.span
    for block in stride(from: 0, to: tailSpan.count, by: 64) {
      compress(tailSpan, at: block, &state)
    }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for index in state.indices {
      let word = state[index]
      for shift in stride(from: 28, through: 0, by: -4) {
        text.append(digits[Int(word >> UInt32(shift) & 0xF)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// One block of 64 bytes. The words of the schedule and the eight numbers are variables that change places from round to
  /// round, so that none is moved and none is looked up.
  private static func compress(_ bytes: Span<UInt8>, at offset: Int, _ state: inout State) {
    var w0 = word(bytes, offset + 0)
    var w1 = word(bytes, offset + 4)
    var w2 = word(bytes, offset + 8)
    var w3 = word(bytes, offset + 12)
    var w4 = word(bytes, offset + 16)
    var w5 = word(bytes, offset + 20)
    var w6 = word(bytes, offset + 24)
    var w7 = word(bytes, offset + 28)
    var w8 = word(bytes, offset + 32)
    var w9 = word(bytes, offset + 36)
    var w10 = word(bytes, offset + 40)
    var w11 = word(bytes, offset + 44)
    var w12 = word(bytes, offset + 48)
    var w13 = word(bytes, offset + 52)
    var w14 = word(bytes, offset + 56)
    var w15 = word(bytes, offset + 60)
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    do {
      let k = roundConstants[0]
      round(a, b, c, &d, e, f, g, &h, w0 &+ k[0])
      round(h, a, b, &c, d, e, f, &g, w1 &+ k[1])
      round(g, h, a, &b, c, d, e, &f, w2 &+ k[2])
      round(f, g, h, &a, b, c, d, &e, w3 &+ k[3])
      round(e, f, g, &h, a, b, c, &d, w4 &+ k[4])
      round(d, e, f, &g, h, a, b, &c, w5 &+ k[5])
      round(c, d, e, &f, g, h, a, &b, w6 &+ k[6])
      round(b, c, d, &e, f, g, h, &a, w7 &+ k[7])
      round(a, b, c, &d, e, f, g, &h, w8 &+ k[8])
      round(h, a, b, &c, d, e, f, &g, w9 &+ k[9])
      round(g, h, a, &b, c, d, e, &f, w10 &+ k[10])
      round(f, g, h, &a, b, c, d, &e, w11 &+ k[11])
      round(e, f, g, &h, a, b, c, &d, w12 &+ k[12])
      round(d, e, f, &g, h, a, b, &c, w13 &+ k[13])
      round(c, d, e, &f, g, h, a, &b, w14 &+ k[14])
      round(b, c, d, &e, f, g, h, &a, w15 &+ k[15])
    }
    var group = 1
    while group < 4 {
      let k = roundConstants[group]
      w0 = next(w0, w1, w9, w14)
      round(a, b, c, &d, e, f, g, &h, w0 &+ k[0])
      w1 = next(w1, w2, w10, w15)
      round(h, a, b, &c, d, e, f, &g, w1 &+ k[1])
      w2 = next(w2, w3, w11, w0)
      round(g, h, a, &b, c, d, e, &f, w2 &+ k[2])
      w3 = next(w3, w4, w12, w1)
      round(f, g, h, &a, b, c, d, &e, w3 &+ k[3])
      w4 = next(w4, w5, w13, w2)
      round(e, f, g, &h, a, b, c, &d, w4 &+ k[4])
      w5 = next(w5, w6, w14, w3)
      round(d, e, f, &g, h, a, b, &c, w5 &+ k[5])
      w6 = next(w6, w7, w15, w4)
      round(c, d, e, &f, g, h, a, &b, w6 &+ k[6])
      w7 = next(w7, w8, w0, w5)
      round(b, c, d, &e, f, g, h, &a, w7 &+ k[7])
      w8 = next(w8, w9, w1, w6)
      round(a, b, c, &d, e, f, g, &h, w8 &+ k[8])
      w9 = next(w9, w10, w2, w7)
      round(h, a, b, &c, d, e, f, &g, w9 &+ k[9])
      w10 = next(w10, w11, w3, w8)
      round(g, h, a, &b, c, d, e, &f, w10 &+ k[10])
      w11 = next(w11, w12, w4, w9)
      round(f, g, h, &a, b, c, d, &e, w11 &+ k[11])
      w12 = next(w12, w13, w5, w10)
      round(e, f, g, &h, a, b, c, &d, w12 &+ k[12])
      w13 = next(w13, w14, w6, w11)
      round(d, e, f, &g, h, a, b, &c, w13 &+ k[13])
      w14 = next(w14, w15, w7, w12)
      round(c, d, e, &f, g, h, a, &b, w14 &+ k[14])
      w15 = next(w15, w0, w8, w13)
      round(b, c, d, &e, f, g, h, &a, w15 &+ k[15])
      group += 1
    }
    state &+= State(a, b, c, d, e, f, g, h)
  }

  /// A word of the block. The caller has seen to it that the block lies within the bytes.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ offset: Int) -> UInt32 {
    unsafe UInt32(
      bigEndian: bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self))
  }

  /// The word of the schedule sixteen places on.
  @inline(__always)
  private static func next(_ word: UInt32, _ early: UInt32, _ middle: UInt32, _ late: UInt32) -> UInt32 {
    let first = rotate(early, 7) ^ rotate(early, 18) ^ early &>> 3
    let second = rotate(late, 17) ^ rotate(late, 19) ^ late &>> 10
    return word &+ first &+ middle &+ second
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
  ) {
    let mixE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let first = h &+ mixE &+ (g ^ (e & (f ^ g))) &+ word
    let mixA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    d &+= first
    h = first &+ mixA &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private static func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 {
    value &>> count | value &<< (32 &- count)
  }

  private static let initialState = State(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)

  private static let roundConstants: InlineArray<4, Words> = [
    [
      0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
      0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    ],
    [
      0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
      0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    ],
    [
      0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
      0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    ],
    [
      0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
      0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ],
  ]
}
