extension FeatureRegister {
  /// The identifiers and names of the standard's optional features, one to a line, in its order.
  static let names = """
    G002 Different-edges match mode
    G003 Explicit REPEATABLE ELEMENTS keyword
    G004 Path variables
    G005 Path search prefix in a path pattern
    G006 Graph pattern KEEP clause: path mode prefix
    G007 Graph pattern KEEP clause: path search prefix
    G010 Explicit WALK keyword
    G011 Advanced path modes: TRAIL
    G012 Advanced path modes: SIMPLE
    G013 Advanced path modes: ACYCLIC
    G014 Explicit PATH/PATHS keywords
    G015 All path search: explicit ALL keyword
    G016 Any path search
    G017 All shortest path search
    G018 Any shortest path search
    G019 Counted shortest path search
    G020 Counted shortest group search
    G030 Path multiset alternation
    G031 Path multiset alternation: variable length path operands
    G032 Path pattern union
    G033 Path pattern union: variable length path operands
    G035 Quantified paths
    G036 Quantified edges
    G037 Questioned paths
    G038 Parenthesized path pattern expression
    G039 Simplified path pattern expression: full defaulting
    G041 Non-local element pattern predicates
    G043 Complete full edge patterns
    G044 Basic abbreviated edge patterns
    G045 Complete abbreviated edge patterns
    G046 Relaxed topological consistency: adjacent vertex patterns
    G047 Relaxed topological consistency: concise edge patterns
    G048 Parenthesized path pattern: subpath variable declaration
    G049 Parenthesized path pattern: path mode prefix
    G050 Parenthesized path pattern: WHERE clause
    G051 Parenthesized path pattern: non-local predicates
    G060 Bounded graph pattern quantifiers
    G061 Unbounded graph pattern quantifiers
    G074 Label expression: wildcard label
    G080 Simplified path pattern expression: basic defaulting
    G081 Simplified path pattern expression: full overrides
    G082 Simplified path pattern expression: basic overrides
    G100 ELEMENT_ID function
    G110 IS DIRECTED predicate
    G111 IS LABELED predicate
    G112 IS SOURCE and IS DESTINATION predicate
    G113 ALL_DIFFERENT predicate
    G114 SAME predicate
    G115 PROPERTY_EXISTS predicate
    GA01 IEEE 754 floating point operations
    GA03 Explicit ordering of nulls
    GA04 Universal comparison
    GA05 Cast specification
    GA06 Value type predicate
    GA07 Ordering by discarded binding variables
    GA08 GQL-status objects with diagnostic records
    GA09 Comparison of paths
    GB01 Long identifiers
    GB02 Double minus sign comments
    GB03 Double solidus comments
    GC01 Graph schema management
    GC02 Graph schema management: IF [ NOT ] EXISTS
    GC03 Graph type: IF [ NOT ] EXISTS
    GC04 Graph management
    GC05 Graph management: IF [ NOT ] EXISTS
    GD01 Updatable graphs
    GD02 Graph label set changes
    GD03 DELETE statement: subquery support
    GD04 DELETE statement: simple expression support
    GE01 Graph reference value expressions
    GE02 Binding table reference value expressions
    GE03 Let-binding of variables in expressions
    GE04 Graph parameters
    GE05 Binding table parameters
    GE06 Path value construction
    GE07 Boolean XOR
    GE08 Reference parameters
    GE09 Horizontal aggregation
    GF01 Enhanced numeric functions
    GF02 Trigonometric functions
    GF03 Logarithmic functions
    GF04 Enhanced path functions
    GF05 Multi-character TRIM function
    GF06 Explicit TRIM function
    GF07 Byte string TRIM function
    GF10 Advanced aggregate functions: general set functions
    GF11 Advanced aggregate functions: binary set functions
    GF12 CARDINALITY function
    GF13 SIZE function
    GF20 Aggregate functions in sort keys
    GG01 Graph with an open graph type
    GG02 Graph with a closed graph type
    GG03 Graph type inline specification
    GG04 Graph type like a graph
    GG05 Graph from a graph source
    GG20 Explicit element type names
    GG21 Explicit element type key label sets
    GG22 Element type key label set inference
    GG23 Optional element type key label sets
    GG24 Relaxed structural consistency
    GG25 Relaxed key label set uniqueness for edge types
    GG26 Relaxed property value type consistency
    GH01 External object references
    GH02 Undirected edge patterns
    GL01 Hexadecimal literals
    GL02 Octal literals
    GL03 Binary literals
    GL04 Exact number in common notation without suffix
    GL05 Exact number in common notation or as decimal integer with suffix
    GL06 Exact number in scientific notation with suffix
    GL07 Approximate number in common notation or as decimal integer with suffix
    GL08 Approximate number in scientific notation with suffix
    GL09 Optional float number suffix
    GL10 Optional double number suffix
    GL11 Opt-out character escaping
    GL12 SQL datetime and interval formats
    GP01 Inline procedure
    GP02 Inline procedure with implicit nested variable scope
    GP03 Inline procedure with explicit nested variable scope
    GP04 Named procedure calls
    GP05 Procedure-local value variable definitions
    GP06 Procedure-local value variable definitions: value variables based on simple expressions
    GP07 Procedure-local value variable definitions: value variable based on subqueries
    GP08 Procedure-local binding table variable definitions
    GP09 Procedure-local binding table variable definitions: binding table variables based on simple expressions or references
    GP10 Procedure-local binding table variable definitions: binding table variables based on subqueries
    GP11 Procedure-local graph variable definitions
    GP12 Procedure-local graph variable definitions: graph variables based on simple expressions or references
    GP13 Procedure-local graph variable definitions: graph variables based on subqueries
    GP14 Binding tables as procedure arguments
    GP15 Graphs as procedure arguments
    GP16 AT schema clause
    GP17 Binding variable definition block
    GP18 Catalog and data statement mixing
    GQ01 USE graph clause
    GQ02 Composite query: OTHERWISE
    GQ03 Composite query: UNION
    GQ04 Composite query: EXCEPT DISTINCT
    GQ05 Composite query: EXCEPT ALL
    GQ06 Composite query: INTERSECT DISTINCT
    GQ07 Composite query: INTERSECT ALL
    GQ08 FILTER statement
    GQ09 LET statement
    GQ10 FOR statement: list value support
    GQ11 FOR statement: WITH ORDINALITY
    GQ12 ORDER BY and page statement: OFFSET clause
    GQ13 ORDER BY and page statement: LIMIT clause
    GQ14 Complex expressions in sort keys
    GQ15 GROUP BY clause
    GQ16 Pre-projection aliases in sort keys
    GQ17 Element-wise group variable operations
    GQ18 Scalar subqueries
    GQ19 Graph pattern YIELD clause
    GQ20 Advanced linear composition with NEXT
    GQ21 OPTIONAL: Multiple MATCH statements
    GQ22 EXISTS predicate: multiple MATCH statements
    GQ23 FOR statement: binding table support
    GQ24 FOR statement: WITH OFFSET
    GS01 SESSION SET command: session-local graph parameters
    GS02 SESSION SET command: session-local binding table parameters
    GS03 SESSION SET command: session-local value parameters
    GS04 SESSION RESET command: reset all characteristics
    GS05 SESSION RESET command: reset session schema
    GS06 SESSION RESET command: reset session graph
    GS07 SESSION RESET command: reset time zone displacement
    GS08 SESSION RESET command: reset all session parameters
    GS10 SESSION SET command: session-local binding table parameters based on subqueries
    GS11 SESSION SET command: session-local value parameters based on subqueries
    GS12 SESSION SET command: session-local graph parameters based on simple expressions or references
    GS13 SESSION SET command: session-local binding table parameters based on simple expressions or references
    GS14 SESSION SET command: session-local value parameters based on simple expressions
    GS15 SESSION SET command: set time zone displacement
    GS16 SESSION RESET command: reset individual session parameters
    GT01 Explicit transaction commands
    GT02 Specified transaction characteristics
    GT03 Use of multiple graphs in a transaction
    GV01 8 bit unsigned integer numbers
    GV02 8 bit signed integer numbers
    GV03 16 bit unsigned integer numbers
    GV04 16 bit signed integer numbers
    GV05 Small unsigned integer numbers
    GV06 32 bit unsigned integer numbers
    GV07 32 bit signed integer numbers
    GV08 Regular unsigned integer numbers
    GV09 Specified integer number precision
    GV10 Big unsigned integer numbers
    GV11 64 bit unsigned integer numbers
    GV12 64 bit signed integer numbers
    GV13 128 bit unsigned integer numbers
    GV14 128 bit signed integer numbers
    GV15 256 bit unsigned integer numbers
    GV16 256 bit signed integer numbers
    GV17 Decimal numbers
    GV18 Small signed integer numbers
    GV19 Big signed integer numbers
    GV20 16 bit floating point numbers
    GV21 32 bit floating point numbers
    GV22 Specified floating point number precision
    GV23 Floating point type name synonyms
    GV24 64 bit floating point numbers
    GV25 128 bit floating point numbers
    GV26 256 bit floating point numbers
    GV30 Specified character string minimum length
    GV31 Specified character string maximum length
    GV32 Specified character string fixed length
    GV35 Byte string types
    GV36 Specified byte string minimum length
    GV37 Specified byte string maximum length
    GV38 Specified byte string fixed length
    GV39 Temporal types: date, local datetime and local time support
    GV40 Temporal types: zoned datetime and zoned time support
    GV41 Temporal types: duration support
    GV45 Record types
    GV46 Closed record types
    GV47 Open record types
    GV48 Nested record types
    GV50 List value types
    GV55 Path value types
    GV60 Graph reference value types
    GV61 Binding table reference value types
    GV65 Dynamic union types
    GV66 Open dynamic union types
    GV67 Closed dynamic union types
    GV68 Dynamic property value types
    GV70 Immaterial value types
    GV71 Immaterial value types: null type support
    GV72 Immaterial value types: empty type support
    GV90 Explicit value type nullability
    """
}
